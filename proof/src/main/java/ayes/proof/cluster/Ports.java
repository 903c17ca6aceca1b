package ayes.proof.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on, below those that the system hands out by itself. */
public final class Ports {

    private static final int LOWEST = 23_000;
    private static final int HIGHEST = 31_000;

    private int next = LOWEST + (int) (ProcessHandle.current().pid() % 80) * 100;

    /** Another one at each call. */
    public int free() {
        while (next < HIGHEST) {
            int port = next++;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IllegalStateException("no free port below " + HIGHEST);
    }
}

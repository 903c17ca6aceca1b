package ayes.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks a step of this machine whether it is ready. Also a program, for images that have no other: it is started every few seconds beside
 * each step, so it uses a socket and nothing else of Java's, which is 90 ms of a core.
 */
public final class Healthy {

    private static final int WITHIN_MS = 2_000;

    /** The health ports that the steps have if nobody says otherwise. A container has one step, so one of them. */
    private static final int[] USUAL_PORTS = {9081, 9082, 9083, 9084, 9085, 9086};

    private Healthy() {}

    /**
     * Ends with 0 if a step that is here is ready, else with 1.
     *
     * @param words its health port, if it is not one of the usual
     */
    public static void main(String[] words) {
        int[] ports = words.length == 0
                ? USUAL_PORTS
                : Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
        for (int port : ports) {
            if (isReady(port)) {
                return;
            }
        }
        System.exit(1);
    }

    /** Whether {@code /healthz/ready} on this port answers 200. */
    public static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), WITHIN_MS);
            socket.setSoTimeout(WITHIN_MS);
            socket.getOutputStream()
                    .write("GET /healthz/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return status(socket.getInputStream()).equals("200");
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String status(InputStream in) throws IOException {
        var line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return line.substring(line.indexOf(' ') + 1);
    }
}

package ayes.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Finds ports that nobody listens on. */
final class FreePorts {

    /** Below what Linux (32768) and macOS (49152) hand out by themselves, so that no passing client sits on it. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;
    private static final int FIRST_PORT_FOR_ALL = 1_024;

    private FreePorts() {}

    /** The ports as they were, each replaced if another program has taken it meanwhile. */
    static DataFormat.Ports stillFree(DataFormat.Ports wanted) {
        return new DataFormat.Ports(
                freeOrOther(wanted.postgres()), freeOrOther(wanted.kafka()), freeOrOther(wanted.controller()));
    }

    static DataFormat.Ports choose() {
        int first = some();
        int second = some();
        while (second == first) {
            second = some();
        }
        int third = some();
        while (third == first || third == second) {
            third = some();
        }
        return new DataFormat.Ports(first, second, third);
    }

    /** @throws CannotStart if the port cannot be served on */
    static void requireFree(int port) {
        try {
            // Both: a listener on loopback alone does not stop a bind to every address on macOS.
            listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listen(new InetSocketAddress(port));
        } catch (IOException e) {
            throw isReserved(port, e)
                    ? new CannotStart(
                            "Port " + port + " is reserved for the system: choose one from 1024 on with --port.", e)
                    : taken(port, e);
        }
    }

    static CannotStart taken(int port, Exception cause) {
        return new CannotStart(
                "Port " + port + " is taken by another program: stop that, or choose another with --port.", cause);
    }

    private static boolean isReserved(int port, IOException e) {
        return port < FIRST_PORT_FOR_ALL
                && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("permission");
    }

    private static int freeOrOther(int port) {
        return isFree(port) ? port : some();
    }

    private static int some() {
        RandomGenerator random = RandomGenerator.getDefault();
        int port = random.nextInt(LOWEST, HIGHEST);
        while (!isFree(port)) {
            port = random.nextInt(LOWEST, HIGHEST);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try {
            listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void listen(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket()) {
            // Connections of a process that just ended linger for a minute; they are in nobody's way.
            socket.setReuseAddress(true);
            socket.bind(address);
        }
    }
}

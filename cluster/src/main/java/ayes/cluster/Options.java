package ayes.cluster;

import ayes.cluster.Shape.Copies;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What {@code ./ayes cluster} was asked for.
 *
 * @param copies of every step
 * @param port of the door
 * @param data where everything is kept
 * @param fresh whether what {@code data} holds is erased first
 * @param publicUrl what join links carry, without a slash at its end; empty means this machine's LAN address
 * @param door which one stands in front
 */
record Options(Copies copies, int port, Path data, boolean fresh, String publicUrl, DoorKind door) {

    static final String USAGE = """
            Usage: ./ayes cluster [options]

              Starts every step as processes of their own behind one door, with PostgreSQL and Kafka beside them: what runs on many
              machines, on this one.

              --ingest N         how many ingest-api                              (default 2)
              --gateways N       how many fanout-gateway                          (default 2)
              --relays N         how many outbox-relay, of which one is active    (default 2)
              --processors N     how many stream-processor                        (default 2)
              --replays N        how many replay                                  (default 1)
              --port N           the one port to serve on                         (default 8080)
              --data DIR         where everything is kept                         (default ./data)
              --fresh            start empty: erases what DIR holds
              --public-url URL   what join links and QR codes carry               (default: this machine's LAN address)
              --door KIND        haproxy or built-in                 (default: HAProxy if it is on this machine)
            """;

    /** What stands in front. */
    enum DoorKind {
        HAPROXY,
        BUILT_IN,
        WHAT_IS_THERE
    }

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    /** More processes than that are another experiment, and another machine. */
    private static final int MOST = 20;

    /** @throws IllegalArgumentException with a sentence that says what to type instead */
    static Options parse(List<String> words) {
        return new Parser(words).parse();
    }

    private static final class Parser {

        private final Deque<String> rest;
        private int ingests = 2;
        private int relays = 2;
        private int processors = 2;
        private int gateways = 2;
        private int replays = 1;
        private int port = DEFAULT_PORT;
        private Path data = Path.of("data");
        private boolean fresh;
        private String publicUrl = "";
        private DoorKind door = DoorKind.WHAT_IS_THERE;

        private Parser(List<String> words) {
            rest = new ArrayDeque<>(words);
        }

        private Options parse() {
            while (!rest.isEmpty()) {
                option(rest.remove());
            }
            return new Options(
                    new Copies(ingests, relays, processors, gateways, replays), port, data, fresh, publicUrl, door);
        }

        private void option(String name) {
            switch (name) {
                case "--ingest" -> ingests = number(name, 1, MOST);
                case "--relays" -> relays = number(name, 1, MOST);
                case "--processors" -> processors = number(name, 1, MOST);
                case "--gateways" -> gateways = number(name, 1, MOST);
                case "--replays" -> replays = number(name, 0, MOST);
                case "--port" -> port = number(name, 1, HIGHEST_PORT);
                case "--data" -> data = Path.of(value(name));
                case "--fresh" -> fresh = true;
                case "--public-url" -> publicUrl = url(name);
                case "--door" -> door = door(name);
                default ->
                    throw new IllegalArgumentException(
                            "There is no option \"" + name + "\": ./ayes cluster --help lists what there is.");
            }
        }

        private DoorKind door(String name) {
            String value = value(name);
            return switch (value) {
                case "haproxy" -> DoorKind.HAPROXY;
                case "built-in" -> DoorKind.BUILT_IN;
                default ->
                    throw new IllegalArgumentException(
                            name + " must be haproxy or built-in, and \"" + value + "\" is neither.");
            };
        }

        private String url(String name) {
            String value = value(name);
            if (!value.matches("https?://[^/?#\\s]+/*")) {
                throw new IllegalArgumentException(
                        name + " must look like https://vote.example.org, and \"" + value + "\" does not.");
            }
            return value.replaceAll("/+$", "");
        }

        private int number(String name, int least, int most) {
            String value = value(name);
            int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        name + " must be a number from " + least + " to " + most + ", and \"" + value + "\" is none.");
            }
            return number;
        }

        private String value(String name) {
            String value = rest.poll();
            if (value == null || value.startsWith("--")) {
                throw new IllegalArgumentException(name + " needs a value: ./ayes cluster --help shows which.");
            }
            return value;
        }
    }
}

package ayes.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person at the keyboard asked for. */
public sealed interface CommandLine {

    String USAGE = """
            Usage: ./ayes up|demo [options]

              up      start Ayes: PostgreSQL, Kafka and every step on this machine
              demo    the same, filled with a session, three polls and a crowd that votes

              --port N           the one port to serve on                         (default 8080)
              --data DIR         where everything is kept                         (default ./data)
              --fresh            start empty: erases what DIR holds
              --public-url URL   what join links and QR codes carry               (default: this machine's LAN address)
              --participants N   demo: how many people are in the crowd, 1..5000  (default 300)
              --verbose          show the log while it runs
            """;

    /** Start it and leave it to its users. */
    record Up(Options options) implements CommandLine {}

    /** Start it and fill it with {@code participants} simulated people. */
    record Demo(Options options, int participants) implements CommandLine {}

    /** Say how it is used. */
    record Help() implements CommandLine {}

    /** Not understood; the sentence says what to type instead. */
    record Mistake(String sentence) implements CommandLine {}

    /**
     * How to start it.
     *
     * @param port where API, sockets and pages are served, 1..65535
     * @param data where everything is kept
     * @param fresh whether what {@code data} holds is erased first
     * @param publicUrl what join links carry, without a trailing slash; null means this machine's LAN address
     * @param verbose whether the log is shown on the console as well
     */
    record Options(
            int port, Path data, boolean fresh, @Nullable String publicUrl, boolean verbose) {}

    static CommandLine parse(List<String> words) {
        if (words.isEmpty() || words.stream().anyMatch(CommandLine::asksForHelp)) {
            return new Help();
        }
        try {
            return new Parser(words).parse();
        } catch (NotUnderstood e) {
            return new Mistake(e.getMessage());
        }
    }

    private static boolean asksForHelp(String word) {
        return word.equals("help") || word.equals("--help") || word.equals("-h");
    }

    /** Reads words from left to right; each option takes the words that belong to it. */
    final class Parser {

        private static final int DEFAULT_PORT = 8080;
        private static final int DEFAULT_CROWD = 300;

        /** Above this the crowd's own sockets, not Ayes, are what is measured. */
        private static final int LARGEST_CROWD = 5_000;

        private final Deque<String> rest;
        private int port = DEFAULT_PORT;
        private Path data = Path.of("data");
        private boolean fresh;
        private @Nullable String publicUrl;
        private boolean verbose;
        private int participants = DEFAULT_CROWD;

        private Parser(List<String> words) {
            rest = new ArrayDeque<>(words);
        }

        private CommandLine parse() throws NotUnderstood {
            String command = rest.remove();
            while (!rest.isEmpty()) {
                option(rest.remove(), command);
            }
            var options = new Options(port, data, fresh, publicUrl, verbose);
            return switch (command) {
                case "up" -> new Up(options);
                case "demo" -> new Demo(options, participants);
                default -> throw new NotUnderstood("There is no command \"" + command + "\": try up, demo or help.");
            };
        }

        private void option(String name, String command) throws NotUnderstood {
            switch (name) {
                case "--port" -> port = number(name, 1, 65_535);
                case "--data" -> data = path(name);
                case "--fresh" -> fresh = true;
                case "--public-url" -> publicUrl = url(name);
                case "--verbose" -> verbose = true;
                case "--participants" -> {
                    if (!command.equals("demo")) {
                        throw new NotUnderstood("--participants belongs to demo: try ./ayes demo --participants 300.");
                    }
                    participants = number(name, 1, LARGEST_CROWD);
                }
                default ->
                    throw new NotUnderstood("There is no option \"" + name + "\": ./ayes help lists what there is.");
            }
        }

        private String value(String name) throws NotUnderstood {
            String value = rest.poll();
            if (value == null || value.startsWith("--")) {
                throw new NotUnderstood(name + " needs a value: ./ayes help shows which.");
            }
            return value;
        }

        private int number(String name, int least, int most) throws NotUnderstood {
            String value = value(name);
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // said below, as for a number out of range
            }
            throw new NotUnderstood(
                    name + " must be a number from " + least + " to " + most + ", and \"" + value + "\" is none.");
        }

        private Path path(String name) throws NotUnderstood {
            String value = value(name);
            try {
                return Path.of(value);
            } catch (InvalidPathException _) {
                throw new NotUnderstood(name + " must be a directory, and \"" + value + "\" cannot be one.");
            }
        }

        private String url(String name) throws NotUnderstood {
            String value = value(name);
            try {
                URI uri = new URI(value);
                boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                    return value.replaceAll("/+$", "");
                }
            } catch (URISyntaxException _) {
                // said below
            }
            throw new NotUnderstood(name + " must look like https://vote.example.org, and \"" + value + "\" does not.");
        }
    }

    /** Leaves the parser; never the command line. */
    final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1L;

        private NotUnderstood(String sentence) {
            super(sentence);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}

package ayes.standalone.operator;

import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.replay.Bound;
import ayes.replay.EventNames;
import ayes.replay.Part;
import ayes.replay.Range;
import ayes.replay.Selection;
import ayes.replay.format.ExportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operator asked for. */
sealed interface OperatorCommand {

    String USAGE = """
            Usage: ./ayes verify|rebuild|retally|replay|epoch [options]

              verify    count every poll three ways, from the database, the log and the screens, and compare
              rebuild   forget every tally and count the whole log anew
              retally   count the whole log once more beside what is shown, and compare; changes nothing
              replay    write a session's history into a file: ./ayes replay SESSION --format parquet --out FILE
              epoch     after a restored backup: this database is the truth from now on

              --data DIR             the directory of the Ayes, whether it runs or not     (default ./data)

            Where the steps are processes of their own:
              --postgres ADDRESS     verify, epoch: HOST:PORT/DATABASE; the password of ayes_operator is taken from
                                     the environment variable AYES_OPERATOR_PASSWORD
              --kafka BOOTSTRAP      verify, rebuild, retally, replay: HOST:PORT,…
              --kafka-settings FILE  further settings of Kafka clients, as a properties file: TLS, SASL
              --application-id ID    rebuild: what ayes.processor.application-id says  (default ayes-tally)

              --from-beginning       retally: from the log's beginning, as it always does
              --all                  verify, retally: list every poll, not only the first 50 that agree
              --json                 verify: the same for machines
              --wait SECONDS         verify, retally: how long tallies may take to catch up     (default 10)
              --format FORMAT        replay: ndjson, csv, avro, parquet or xlsx          (default: as FILE ends, else ndjson)
              --out FILE             replay: where it goes; - is the terminal
              --from, --to BOUND     replay: a cursor, or an instant such as 2026-11-21T09:30:00Z
              --poll ID, --type NAME replay: only these polls, only these events; several with a comma between two
              --yes                  epoch: do not ask

            Exit code: 0 all agree, 1 something differs, 2 not understood or not to be reached.
            """;

    /** Where it is. */
    sealed interface Where {

        /** All in one directory, running or not. */
        record Directory(Path data) implements Where {}

        /**
         * Processes of their own.
         *
         * @param postgres {@code HOST:PORT/DATABASE}; null if the command does not need it
         * @param kafka bootstrap servers; null if the command does not need them
         * @param kafkaSettings a properties file; null for none
         */
        record Separate(
                @Nullable String postgres,
                @Nullable String kafka,
                @Nullable Path kafkaSettings) implements Where {}
    }

    /** @param patience how long tallies may take to reach what the database had */
    record Verify(Where where, boolean all, boolean json, Duration patience) implements OperatorCommand {}

    record Rebuild(Where where, String applicationId) implements OperatorCommand {}

    /** @param patience how long what is shown and what was counted once more may take to meet */
    record Retally(Where where, boolean all, Duration patience) implements OperatorCommand {}

    /**
     * @param out null for the terminal
     * @param part what is told of the session
     */
    record Replay(
            Where where,
            SessionId session,
            ExportFormat format,
            @Nullable Path out,
            Part part) implements OperatorCommand {}

    /** @param confirmed whether nobody needs to be asked */
    record Epoch(Where where, boolean confirmed) implements OperatorCommand {}

    record Help() implements OperatorCommand {}

    /** Not understood; the sentence says what to type instead. */
    record Mistake(String sentence) implements OperatorCommand {}

    static OperatorCommand parse(List<String> words, String applicationId) {
        if (words.isEmpty() || words.stream().anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            return new Help();
        }
        try {
            return new Parser(words, applicationId).parse();
        } catch (NotUnderstood e) {
            return new Mistake(e.getMessage());
        }
    }

    /** Words to options, then options to a command. */
    final class Parser {

        private static final Map<String, Set<String>> TAKES = Map.of(
                "verify", Set.of("--data", "--postgres", "--kafka", "--kafka-settings", "--all", "--json", "--wait"),
                "rebuild", Set.of("--data", "--kafka", "--kafka-settings", "--application-id"),
                "retally", Set.of("--data", "--kafka", "--kafka-settings", "--from-beginning", "--all", "--wait"),
                "replay",
                        Set.of(
                                "--data",
                                "--kafka",
                                "--kafka-settings",
                                "--format",
                                "--out",
                                "--from",
                                "--to",
                                "--poll",
                                "--type"),
                "epoch", Set.of("--data", "--postgres", "--yes"));
        private static final Set<String> WITHOUT_VALUE = Set.of("--all", "--from-beginning", "--json", "--yes");
        private static final int LONGEST_WAIT_S = 600;

        private final Deque<String> rest;
        private final String applicationId;
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> switches = new HashSet<>();

        private Parser(List<String> words, String applicationId) {
            rest = new ArrayDeque<>(words);
            this.applicationId = applicationId;
        }

        private OperatorCommand parse() throws NotUnderstood {
            String command = rest.remove();
            Set<String> taken = TAKES.get(command);
            if (taken == null) {
                throw new NotUnderstood("There is no command \"" + command
                        + "\" for operators: verify, rebuild, retally, replay or epoch.");
            }
            boolean isNamed =
                    command.equals("replay") && !rest.isEmpty() && !rest.peek().startsWith("--");
            String session = isNamed ? rest.remove() : null;
            while (!rest.isEmpty()) {
                option(rest.remove(), command, taken);
            }
            return switch (command) {
                case "verify" ->
                    new Verify(
                            where(Set.of("--postgres", "--kafka")),
                            switches.contains("--all"),
                            switches.contains("--json"),
                            patience());
                case "rebuild" -> rebuild();
                case "retally" -> new Retally(where(Set.of("--kafka")), switches.contains("--all"), patience());
                case "replay" -> replay(session);
                default -> new Epoch(where(Set.of("--postgres")), switches.contains("--yes"));
            };
        }

        private void option(String name, String command, Set<String> taken) throws NotUnderstood {
            if (!taken.contains(name)) {
                throw new NotUnderstood("./ayes " + command + " has no option \"" + name + "\": ./ayes " + command
                        + " --help lists them.");
            }
            if (WITHOUT_VALUE.contains(name)) {
                switches.add(name);
                return;
            }
            String value = rest.poll();
            if (value == null || value.isBlank() || value.startsWith("--")) {
                throw new NotUnderstood(name + " needs a value: ./ayes " + command + " --help shows which.");
            }
            values.put(name, value);
        }

        private Rebuild rebuild() throws NotUnderstood {
            Where where = where(Set.of("--kafka"));
            if (where instanceof Where.Directory && values.containsKey("--application-id")) {
                throw new NotUnderstood("--application-id belongs to --kafka: a directory has one application.");
            }
            return new Rebuild(where, values.getOrDefault("--application-id", applicationId));
        }

        private Replay replay(@Nullable String session) throws NotUnderstood {
            String out = values.get("--out");
            if (out == null) {
                throw new NotUnderstood("Where should it go? Add --out FILE, or --out - for the terminal.");
            }
            ExportFormat format = format(out);
            var selection = new Selection(polls(), types());
            var part = new Part(new Range(bound("--from"), bound("--to")), selection, format.needsEverything());
            return new Replay(
                    where(Set.of("--kafka")),
                    session(session),
                    format,
                    out.equals("-") ? null : path("--out", out),
                    part);
        }

        private static SessionId session(@Nullable String text) throws NotUnderstood {
            try {
                return SessionId.of(String.valueOf(text));
            } catch (IllegalArgumentException _) {
                throw new NotUnderstood("Which session? Its id comes first, as in ./ayes replay "
                        + "6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11 --out votes.csv.");
            }
        }

        private ExportFormat format(String out) throws NotUnderstood {
            String asked = values.get("--format");
            if (asked == null) {
                return ExportFormat.of(out.substring(out.lastIndexOf('.') + 1)).orElse(ExportFormat.NDJSON);
            }
            return ExportFormat.of(asked)
                    .orElseThrow(() -> new NotUnderstood(
                            "--format must be one of " + ExportFormat.names() + ", and \"" + asked + "\" is none."));
        }

        private @Nullable Bound bound(String name) throws NotUnderstood {
            String text = values.get(name);
            if (text == null) {
                return null;
            }
            return Bound.parse(text)
                    .orElseThrow(() -> new NotUnderstood(name
                            + " must be a cursor of an export, or an instant such as 2026-11-21T09:30:00Z, and \""
                            + text
                            + "\" is neither."));
        }

        private Set<PollId> polls() throws NotUnderstood {
            var polls = new HashSet<PollId>();
            for (String text : several("--poll")) {
                try {
                    polls.add(PollId.of(text));
                } catch (IllegalArgumentException _) {
                    throw new NotUnderstood("--poll must be a poll's id, and \"" + text + "\" is none.");
                }
            }
            return polls;
        }

        private Set<String> types() throws NotUnderstood {
            Set<String> types = several("--type");
            if (!EventNames.ALL.containsAll(types)) {
                throw new NotUnderstood("--type must be of " + String.join(", ", EventNames.ALL) + ".");
            }
            return types;
        }

        private Set<String> several(String name) {
            String value = values.get(name);
            return value == null ? Set.of() : Set.of(value.split(","));
        }

        /** @param needed what has to be given if the steps are processes of their own */
        private Where where(Set<String> needed) throws NotUnderstood {
            boolean isSeparate = needed.stream().anyMatch(values::containsKey);
            if (!isSeparate) {
                if (values.containsKey("--kafka-settings")) {
                    throw new NotUnderstood("--kafka-settings belongs to --kafka: a directory needs none.");
                }
                return new Where.Directory(path("--data", "data"));
            }
            if (values.containsKey("--data")) {
                throw new NotUnderstood("Either --data or "
                        + String.join(" and ", needed.stream().sorted().toList())
                        + ": a directory knows where its servers are.");
            }
            for (String name : needed) {
                if (!values.containsKey(name)) {
                    throw new NotUnderstood("Without --data, " + name + " has to be given as well.");
                }
            }
            Path settings = values.containsKey("--kafka-settings") ? path("--kafka-settings", "") : null;
            return new Where.Separate(postgres(), values.get("--kafka"), settings);
        }

        private @Nullable String postgres() throws NotUnderstood {
            String address = values.get("--postgres");
            if (address != null && !address.matches("[^/:@]+(:[0-9]{1,5})?/[^/@]+")) {
                throw new NotUnderstood(
                        "--postgres must look like db.example.org:5432/ayes, and \"" + address + "\" does not.");
            }
            return address;
        }

        private Path path(String name, String otherwise) throws NotUnderstood {
            String value = values.getOrDefault(name, otherwise);
            try {
                return Path.of(value);
            } catch (InvalidPathException _) {
                throw new NotUnderstood(name + " must be a path, and \"" + value + "\" cannot be one.");
            }
        }

        private Duration patience() throws NotUnderstood {
            String value = values.getOrDefault("--wait", "10");
            if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > LONGEST_WAIT_S) {
                throw new NotUnderstood("--wait must be a number of seconds from 0 to " + LONGEST_WAIT_S + ", and \""
                        + value + "\" is none.");
            }
            return Duration.ofSeconds(Integer.parseInt(value));
        }
    }

    /** Leaves the parser; never the command. */
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

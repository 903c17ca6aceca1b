package ayes.standalone.operator;

import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.processor.streams.Recount;
import ayes.processor.streams.Reset;
import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.Progress;
import ayes.standalone.operator.OperatorCommand.Retally;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.topic.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./ayes retally}: the whole log once more, through the same topology, and the outcome beside what is shown. Nobody is
 * disturbed by it, so it may run beside an Ayes that is being voted in.
 */
final class Retallying {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration WORD_EVERY = Duration.ofSeconds(5);
    private static final int AGREEING_SHOWN = 50;

    private final PrintStream out;
    private final PrintStream err;

    Retallying(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Both kinds of streams, compared. */
    private record Outcome(List<Recounted<Tally>> polls, List<Recounted<SessionView>> sessions) {

        private boolean agrees() {
            return polls.stream().allMatch(Recounted::agrees)
                    && sessions.stream().allMatch(Recounted::agrees);
        }

        /** Whether they differ, and not only because one has counted more than the other so far. */
        private boolean differs() {
            return polls.stream().anyMatch(poll -> !poll.agrees() && !poll.isAhead(Tally::counted))
                    || sessions.stream()
                            .anyMatch(session -> !session.agrees() && !session.isAhead(SessionView::counted));
        }
    }

    int run(Retally command) throws Exception {
        return switch (command.where()) {
            case Where.Directory(var data) -> ofDirectory(command, DataDirectory.look(data));
            case Where.Separate separate -> {
                Logs.nowhere();
                yield retally(command, Addresses.kafka(separate));
            }
        };
    }

    private int ofDirectory(Retally command, DataDirectory.Seen seen) throws Exception {
        if (seen.inUse()) {
            Logs.nowhere();
            return retally(
                    command,
                    Addresses.local(seen.postgresPort(), seen.kafkaPort(), seen.secrets())
                            .kafka());
        }
        try (Woken woken = Woken.up(seen.root(), err)) {
            DataDirectory data = woken.data();
            return retally(
                    command,
                    Addresses.local(data.postgresPort(), data.kafkaPort(), data.secrets())
                            .kafka());
        }
    }

    private int retally(Retally command, Map<String, Object> kafka) throws Exception {
        String name = "ayes.retally." + Instant.now().toEpochMilli();
        long begin = System.nanoTime();
        Recount recount = Recount.begin(kafka, name);
        var atExit = Thread.ofPlatform().name("ayes-retally-stop").unstarted(() -> closeOrTell(recount));
        Runtime.getRuntime().addShutdownHook(atExit); // Ctrl-C must not leave topics behind
        try (recount) {
            err.println("The log is being counted once more, from its beginning to its present end");
            long events = awaitEnd(recount);
            out.printf("Counted %,d events once more in %s.%n%n", events, Progress.seconds(begin));
            Outcome outcome = compare(kafka, name, command.patience());
            print(outcome, command.all());
            return outcome.agrees() ? Operator.FINE : Operator.DIFFERENT;
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private static void closeOrTell(Recount recount) {
        try {
            recount.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Logs.trouble(e);
        }
    }

    private long awaitEnd(Recount recount) throws ExecutionException, InterruptedException {
        Reset.Progress progress = recount.progress();
        long nextWord = System.nanoTime() + WORD_EVERY.toNanos();
        while (!progress.isDone()) {
            if (System.nanoTime() > nextWord) {
                err.printf("  %,d of %,d events%n", progress.counted(), progress.all());
                nextWord += WORD_EVERY.toNanos();
            }
            Thread.sleep(LOOK_EVERY);
            progress = recount.progress();
        }
        return progress.all();
    }

    /** Votes go on coming in, and each of the two shows them a moment before the other: until they meet. */
    private static Outcome compare(Map<String, Object> kafka, String name, Duration patience)
            throws InterruptedException {
        try (var tallies = new Shown<>(kafka, Topics.TALLIES, Topics.TALLIES.name());
                var talliesAgain = new Shown<>(kafka, Topics.TALLIES, Recount.target(name, Topics.TALLIES.name()));
                var sessions = new Shown<>(kafka, Topics.SESSIONS, Topics.SESSIONS.name());
                var sessionsAgain = new Shown<>(kafka, Topics.SESSIONS, Recount.target(name, Topics.SESSIONS.name()))) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (true) {
                var outcome = new Outcome(
                        Recounted.all(tallies.readOn(), talliesAgain.readOn()),
                        Recounted.all(sessions.readOn(), sessionsAgain.readOn()));
                if (outcome.agrees() || outcome.differs() || System.nanoTime() > deadline) {
                    return outcome;
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private void print(Outcome outcome, boolean all) {
        out.printf("%-73s  %-8s  %s%n", "poll", "verdict", "shown | once more: counts, events");
        int agreeing = 0;
        for (Recounted<Tally> poll : outcome.polls()) {
            if (!poll.agrees() || all || agreeing++ < AGREEING_SHOWN) {
                out.printf(
                        "%-73s  %-8s  %s | %s%n",
                        poll.key(), verdict(poll.agrees()), counts(poll.live()), counts(poll.again()));
            }
        }
        for (Recounted<SessionView> session : outcome.sessions()) {
            if (!session.agrees()) {
                out.printf("%-73s  %-8s  the session itself%n", session.key(), verdict(false));
            }
        }
        long differing = outcome.polls().stream().filter(poll -> !poll.agrees()).count()
                + outcome.sessions().stream()
                        .filter(session -> !session.agrees())
                        .count();
        out.printf(
                "%n%s%n",
                differing == 0
                        ? "All agree: %,d polls and %,d sessions, counted once more from the log alone."
                                .formatted(
                                        outcome.polls().size(),
                                        outcome.sessions().size())
                        : "%,d of %,d polls and sessions differ. A poll that is being voted in may differ by votes of the last moment: run it again."
                                .formatted(
                                        differing,
                                        outcome.polls().size()
                                                + outcome.sessions().size()));
    }

    private static String verdict(boolean agrees) {
        return agrees ? "✓" : "✗";
    }

    private static String counts(@Nullable Tally tally) {
        return tally == null ? "nothing" : tally.counts() + ", " + tally.counted();
    }
}

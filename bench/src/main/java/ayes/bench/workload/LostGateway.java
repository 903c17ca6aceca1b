package ayes.bench.workload;

import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Feed;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Stage;
import ayes.bench.measure.Percentiles;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Seen;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import ayes.bench.swarm.Swarm;
import ayes.event.PollStatus;
import ayes.proof.cluster.Member;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of two gateways is ended, and its viewers find the other one. */
public final class LostGateway implements Workload {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(40);
    private static final int SETTLED_AFTER_SECONDS = 6;
    private static final int CHANGE_AFTER_MS = 300;
    private static final int BETWEEN_LOOKS_MS = 100;

    /** How it ends, and what is asked then. */
    private enum End {
        KILLED("kill -9", Spread.BACK, Goal.atMost(5_000)),
        ASKED("SIGTERM", Spread.WITHOUT, Goal.atMost(2_000));

        private final String name;
        private final Spread asked;
        private final Goal goal;

        End(String name, Spread asked, Goal goal) {
            this.name = name;
            this.asked = asked;
            this.goal = goal;
        }
    }

    @Override
    public String name() {
        return "lost-gateway";
    }

    @Override
    public String means() {
        return "one of two gateways is killed, or asked to end: how long its viewers see nothing new";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("viewers", 5_000, "over both gateways"),
                new Option("rate", 5, "tallies a second"),
                new Option("rounds", 3, "of both ends, in turn"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        var halls = new Halls(1);
        int viewers = options.number("viewers");
        try (var stage = Stage.set(options.directory().resolve("data"), halls);
                var ayes = Ayes.start(stage, 2, List.of());
                var swarm = Swarm.start(options.directory().resolve("swarm"), viewers)) {
            var run = new Run(options, report, out, ayes, halls, swarm, ayes.invitations(viewers));
            Map<End, List<Seen>> rounds = new EnumMap<>(End.class);
            for (int round = 1; round <= options.number("rounds"); round++) {
                for (End end : End.values()) {
                    rounds.computeIfAbsent(end, _ -> new ArrayList<>()).add(run.round(end));
                }
            }
            rounds.forEach(run::tell);
        }
        report.note(
                "Viewers come back as our pages do: full jitter, within the window that the gateway names. An attempt that a gateway"
                        + " refuses goes to the other one at once, as whoever balances the load would do.");
        report.note(
                "The poll is closed %d ms after the end begins: whoever was away has to learn it from the other gateway."
                        .formatted(CHANGE_AFTER_MS));
    }

    private record Run(
            Options options,
            Report report,
            PrintStream out,
            Ayes ayes,
            Halls halls,
            Swarm swarm,
            List<Invitation> invitations) {

        Seen round(End end) throws Exception {
            halls.turn(PollStatus.OPEN);
            try (var _ = new Feed(ayes, halls, options.number("rate"))) {
                swarm.connect(ayes.doors(), invitations, Swarm.When.LOST_COME_BACK);
                TimeUnit.SECONDS.sleep(SETTLED_AFTER_SECONDS);
                swarm.begin();
                Thread ending = end(end, ayes.gateways().getFirst());
                TimeUnit.MILLISECONDS.sleep(CHANGE_AFTER_MS);
                halls.turn(PollStatus.CLOSED);
                int unaware = swarm.unaware("closed", BACK_WITHIN);
                Seen seen = awaitFresh();
                ending.join();
                report.check(end.name + ": nobody missed that the poll was closed", unaware == 0);
                out.printf(
                        "%s: %,d viewers lost their gateway; fresh data after %s, without data for %s%n",
                        end.name,
                        seen.count(Count.STRUCK),
                        Percentiles.of(seen.spread(Spread.BACK)),
                        Percentiles.of(seen.spread(Spread.WITHOUT)));
                return seen;
            } finally {
                swarm.leave();
                ayes.restart(0);
            }
        }

        private Thread end(End end, Member gateway) throws Exception {
            swarm.strike(gateway.address());
            return Thread.ofPlatform().start(() -> {
                try {
                    switch (end) {
                        case KILLED -> gateway.kill();
                        case ASKED -> gateway.stop();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private Seen awaitFresh() throws Exception {
            long deadline = System.nanoTime() + BACK_WITHIN.toNanos();
            Seen seen = swarm.seen();
            while (fresh(seen) < seen.count(Count.STRUCK) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
                seen = swarm.seen();
            }
            return seen;
        }

        private static long fresh(Seen seen) {
            return seen.spread(Spread.BACK).getTotalCount();
        }

        void tell(End end, List<Seen> rounds) {
            for (Spread spread : List.of(Spread.BACK, Spread.WITHOUT)) {
                List<Percentiles> each = rounds.stream()
                        .map(seen -> Percentiles.of(seen.spread(spread)))
                        .toList();
                String says = end.name + ", " + (spread == Spread.BACK ? "until fresh data" : "without data");
                report.add(Figure.of(
                        says + ", p50",
                        "ms",
                        each.stream().map(Percentiles::p50).toList()));
                report.add(new Figure(
                        says + ", p99",
                        "ms",
                        each.stream().map(Percentiles::p99).toList(),
                        spread == end.asked ? end.goal : null));
                report.add(Figure.of(
                        says + ", max",
                        "ms",
                        each.stream().map(Percentiles::max).toList()));
            }
            long never = rounds.stream()
                    .mapToLong(seen -> seen.count(Count.STRUCK) - fresh(seen))
                    .sum();
            report.check(
                    "%s: all %,d viewers got fresh data again"
                            .formatted(
                                    end.name,
                                    rounds.stream()
                                            .mapToLong(seen -> seen.count(Count.STRUCK))
                                            .sum()),
                    never == 0);
        }
    }
}

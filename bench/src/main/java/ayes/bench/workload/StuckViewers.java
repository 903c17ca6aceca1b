package ayes.bench.workload;

import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Feed;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Stage;
import ayes.bench.measure.JvmMemory;
import ayes.bench.measure.Percentiles;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.swarm.Seen;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import ayes.bench.swarm.Swarm;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Some viewers stop reading, as phones do whose page is frozen: what that costs the gateway, the others, and themselves. */
public final class StuckViewers implements Workload {

    private static final double KILOBYTE = 1 << 10;
    private static final Goal OTHERS_AS_BEFORE = Goal.atMost(1.1);
    private static final Goal KILOBYTES_A_STUCK_VIEWER = Goal.atMost(4);
    private static final Goal CURRENT_MS = Goal.atMost(250);

    /** Until the kernel takes nothing more for them. */
    private static final int FULL_AFTER_SECONDS = 5;

    /** For those who were let go to come back. */
    private static final int BACK_WITHIN_SECONDS = 20;

    @Override
    public String name() {
        return "stuck-viewers";
    }

    @Override
    public String means() {
        return "some viewers stop reading for a while: the gateway's memory, the others' latency, and what they see afterwards";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("viewers", 1_000, "connected at once"),
                new Option("rate", 20, "tallies a second"),
                new Option("one-of", 10, "viewers stops reading"),
                new Option("stuck", 60, "seconds without reading"),
                new Option("seconds", 20, "before that, to compare with"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        var halls = new Halls(1);
        int viewers = options.number("viewers");
        try (var stage = Stage.set(options.directory().resolve("data"), halls);
                var ayes = Ayes.start(stage, 1, List.of(JvmMemory.TRACKED));
                var swarm = Swarm.start(options.directory().resolve("swarm"), viewers)) {
            swarm.connect(ayes.doors(), ayes.invitations(viewers), Swarm.When.LOST_COME_BACK);
            try (var _ = new Feed(ayes, halls, options.number("rate"))) {
                new Run(options, report, out, ayes.gateways().getFirst().pid(), halls, swarm).run();
            }
        }
    }

    private record Run(Options options, Report report, PrintStream out, long gateway, Halls halls, Swarm swarm) {

        void run() throws Exception {
            TimeUnit.SECONDS.sleep(FULL_AFTER_SECONDS); // to warm up
            Percentiles before = others(options.number("seconds"));
            JvmMemory memoryBefore = JvmMemory.of(gateway);
            out.printf("all read: %s; %s%n", before, memoryBefore);

            swarm.stall(options.number("one-of"));
            TimeUnit.SECONDS.sleep(FULL_AFTER_SECONDS);
            Percentiles during = others(Math.max(1, options.number("stuck") - FULL_AFTER_SECONDS));
            JvmMemory memoryDuring = JvmMemory.of(gateway);
            out.printf("one of %d is stuck: %s; %s%n", options.number("one-of"), during, memoryDuring);

            swarm.begin();
            swarm.resume(halls.seq(), options.number("rate"));
            TimeUnit.SECONDS.sleep(BACK_WITHIN_SECONDS);
            Seen after = swarm.seen();
            JvmMemory memoryAfter = JvmMemory.of(gateway);
            out.printf("all read again: %s; %s%n", Percentiles.of(after.spread(Spread.AGE)), memoryAfter);
            tellLatency(before, during);
            tellMemory(memoryBefore, memoryDuring, memoryAfter);
            tellReturn(after);
        }

        /** Of those who read. */
        private Percentiles others(int seconds) throws Exception {
            swarm.begin();
            TimeUnit.SECONDS.sleep(seconds);
            Seen seen = swarm.seen();
            report.note("%,d frames in %d s, %d connections ended unasked."
                    .formatted(seen.count(Count.FRAMES), seconds, seen.count(Count.DISCONNECTED)));
            return Percentiles.of(seen.spread(Spread.LATENCY));
        }

        private int stuck() {
            return Math.ceilDiv(options.number("viewers"), options.number("one-of"));
        }

        private void tellLatency(Percentiles before, Percentiles during) {
            report.add(Figure.of("latency p95, all read", "ms", List.of(before.p95())));
            report.add(Figure.of("latency p95 of the others, some are stuck", "ms", List.of(during.p95())));
            report.add(new Figure(
                    "the same, side by side", "× before", List.of(during.p95() / before.p95()), OTHERS_AS_BEFORE));
        }

        private void tellMemory(JvmMemory before, JvmMemory during, JvmMemory after) {
            double more = during.live() + during.direct() - before.live() - before.direct();
            report.add(new Figure(
                    "heap after a collection and buffers: what a stuck viewer adds",
                    "KB",
                    List.of(more / KILOBYTE / stuck()),
                    KILOBYTES_A_STUCK_VIEWER));
            report.note("Memory before: %s; while stuck: %s; afterwards: %s.".formatted(before, during, after));
        }

        private void tellReturn(Seen after) throws Exception {
            Percentiles age = Percentiles.of(after.spread(Spread.AGE));
            report.add(new Figure("first frame that was not held, age p99", "ms", List.of(age.p99()), CURRENT_MS));
            report.add(Figure.of("first frame that was not held, newer ones by then, most", "tallies", List.of((double)
                    after.spread(Spread.BEHIND).getMaxValue())));
            report.add(Figure.of(
                    "held by the kernel meanwhile",
                    "KB a viewer",
                    List.of(after.count(Count.HELD_BYTES) / KILOBYTE / stuck())));
            report.note(
                    ("%,d of %,d stuck viewers saw a gap and then a current frame, by the same connection or a new one. Frames that go"
                                    + " on without a gap where reading stopped had been sent before, and count as held; a gap is more than a second.")
                            .formatted(age.count(), stuck()));
            report.check(
                    "everybody sees the newest tally again",
                    swarm.stale(halls.seq(), Duration.ofSeconds(BACK_WITHIN_SECONDS)) == 0);
        }
    }
}

package ayes.bench.workload;

import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Stage;
import ayes.bench.measure.CpuTime;
import ayes.bench.measure.JvmMemory;
import ayes.bench.measure.KernelSockets;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Swarm;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What a viewer costs that only waits: memory, from the slope between few and many, and CPU. */
public final class IdleViewers implements Workload {

    private static final double KILOBYTE = 1 << 10;
    private static final double MEGABYTE = 1 << 20;
    private static final double NANOS_A_MICROSECOND = 1_000;
    private static final Goal KILOBYTES_A_VIEWER = Goal.atMost(12);

    /** What is asked of one gateway, on a machine that lets a process open so many sockets. */
    private static final int ALL = 50_000;

    /** Phones are counted once a second, and every count is told to all of them. */
    private static final int UNTIL_QUIET_SECONDS = 8;

    /** @param idleMicros of CPU a second, for each viewer */
    private record Step(int viewers, JvmMemory jvm, KernelSockets kernel, double idleMicros) {

        double gatewaysKernel() {
            return (kernel.buffers() + kernel.objects()) / 2;
        }

        double all() {
            return jvm.live() + jvm.direct() + gatewaysKernel();
        }
    }

    @Override
    public String name() {
        return "idle-viewers";
    }

    @Override
    public String means() {
        return "viewers that only wait: memory and CPU of each on one gateway";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("viewers", 19_000, "at the end, on one gateway"),
                new Option("from", 1_000, "viewers at the beginning"),
                new Option("steps", 4, "between the two, both counted"),
                new Option("seconds", 20, "of waiting at each step"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        int viewers = options.number("viewers");
        int from = Math.min(options.number("from"), viewers);
        int steps = Math.max(2, options.number("steps"));
        try (var stage = Stage.set(options.directory().resolve("data"), new Halls(1));
                var ayes = Ayes.start(stage, 1, List.of(JvmMemory.TRACKED));
                var swarm = Swarm.start(options.directory().resolve("swarm"), viewers)) {
            List<Invitation> invitations = ayes.invitations(viewers);
            var measured = new ArrayList<Step>();
            swarm.begin();
            int connected = 0;
            for (int i = 0; i < steps; i++) {
                int next = from + (int) ((long) (viewers - from) * i / (steps - 1));
                swarm.connect(ayes.doors(), invitations.subList(connected, next), Swarm.When.LOST_STAY_AWAY);
                connected = next;
                measured.add(step(next, ayes, options.number("seconds")));
                out.printf(
                        "%,d viewers: %s, kernel %.1f MB; %.1f µs of CPU a second each%n",
                        next,
                        measured.getLast().jvm(),
                        measured.getLast().gatewaysKernel() / MEGABYTE,
                        measured.getLast().idleMicros());
            }
            tell(report, measured);
            report.check(
                    "nobody was disconnected",
                    swarm.seen().count(Count.DISCONNECTED) == 0 && swarm.connected() == viewers);
        }
    }

    private static Step step(int viewers, Ayes ayes, int seconds) throws IOException, InterruptedException {
        long pid = ayes.gateways().getFirst().pid();
        TimeUnit.SECONDS.sleep(UNTIL_QUIET_SECONDS);
        long from = System.nanoTime();
        long cpu = CpuTime.nanosOf(pid);
        TimeUnit.SECONDS.sleep(seconds);
        double used = CpuTime.nanosOf(pid) - cpu;
        double elapsed = (System.nanoTime() - from) / 1e9;
        return new Step(
                viewers, JvmMemory.of(pid), KernelSockets.read(), used / NANOS_A_MICROSECOND / elapsed / viewers);
    }

    private static void tell(Report report, List<Step> steps) {
        report.add(
                slope("heap, live after a collection", steps, step -> step.jvm().live()));
        report.add(slope(
                "outside the heap, buffers above all", steps, step -> step.jvm().direct()));
        report.add(slope("kernel, sockets and their queues", steps, Step::gatewaysKernel));
        Figure all = slope("all of it", steps, Step::all);
        report.add(new Figure(all.name(), all.unit(), all.rounds(), KILOBYTES_A_VIEWER));
        report.add(slope("resident, for comparison", steps, step -> step.jvm().resident()));
        report.add(Figure.of(
                "idle CPU",
                "µs/s a viewer",
                steps.stream().map(Step::idleMicros).toList()));
        Step first = steps.getFirst();
        Step last = steps.getLast();
        report.add(
                Figure.of("all of it at %,d viewers".formatted(last.viewers()), "MB", List.of(last.all() / MEGABYTE)));
        double each = (last.all() - first.all()) / (last.viewers() - first.viewers());
        report.add(Figure.of(
                "all of it at %,d viewers, by the slope".formatted(ALL),
                "MB",
                List.of((first.all() + each * (ALL - first.viewers())) / MEGABYTE)));
        report.note("A slope is what a viewer adds from step to step: %s viewers. Every viewer has a token of its own."
                .formatted(steps.stream().map(Step::viewers).toList()));
        report.note(
                "Live: bytes of reachable objects (class histogram). Outside the heap: the JVM's native memory tracking, \"Other\"."
                        + " Kernel: half of what TCP sockets of this machine hold (sockstat, slabinfo), because viewers have the other half.");
    }

    /** From each step to the next. */
    private static Figure slope(String name, List<Step> steps, ToDoubleFunction<Step> bytes) {
        var slopes = new ArrayList<Double>();
        for (int i = 1; i < steps.size(); i++) {
            double more = bytes.applyAsDouble(steps.get(i)) - bytes.applyAsDouble(steps.get(i - 1));
            slopes.add(more / (steps.get(i).viewers() - steps.get(i - 1).viewers()) / KILOBYTE);
        }
        return Figure.of(name, "KB a viewer", slopes);
    }
}

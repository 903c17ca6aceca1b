package ayes.bench.workload;

import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Carried;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Show;
import ayes.bench.fanout.Stage;
import ayes.bench.measure.Median;
import ayes.bench.measure.Ratios;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Swarm;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Twice the viewers on twice the gateways: the same cost for each frame. */
public final class TwoGateways implements Workload {

    private static final Goal LINEAR = Goal.atLeast(0.95);

    @Override
    public String name() {
        return "two-gateways";
    }

    @Override
    public String means() {
        return "as many viewers on each of two gateways as on one alone: what a frame costs";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("viewers", 2_000, "on each gateway"),
                new Option("rate", 5, "tallies a second in each room"),
                new Option("seconds", 10, "for each of the two in a round"),
                new Option("rounds", 3, "of both, one after the other"),
                new Option("rooms", 1, "that the viewers are spread over"),
                new Option("warm-up", 4, "seconds before each of the two"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        var halls = new Halls(options.number("rooms"));
        int viewers = options.number("viewers");
        report.cpuOfOne("frame");
        try (var stage = Stage.set(options.directory().resolve("data"), halls);
                var two = Ayes.start(stage, 2, List.of());
                var swarm = Swarm.start(options.directory().resolve("swarm"), 2 * viewers)) {
            Ayes one = two.first(1);
            var run = new Run(options, out, halls, swarm);
            List<Invitation> few = one.invitations(viewers);
            List<Invitation> many = two.invitations(2 * viewers);
            var alone = new ArrayList<Carried>();
            var both = new ArrayList<Carried>();
            for (int round = 1; round <= options.number("rounds"); round++) {
                alone.add(run.show("one gateway", one, few));
                both.add(run.show("two gateways", two, many));
            }
            tell(report, "one gateway", alone);
            tell(report, "two gateways", both);
            report.add(new Figure(
                    "frames per CPU second, two gateways", "× one", Ratios.of(cost(both), cost(alone)), LINEAR));
        }
    }

    private record Run(Options options, PrintStream out, Halls halls, Swarm swarm) {

        Carried show(String name, Ayes ayes, List<Invitation> invitations) throws Exception {
            swarm.connect(ayes.doors(), invitations, Swarm.When.LOST_STAY_AWAY);
            try {
                var show = new Show(ayes, halls, swarm, options.number("rate"));
                show.warmUp(Duration.ofSeconds(options.number("warm-up")));
                Carried carried = show.run(Duration.ofSeconds(options.number("seconds")));
                out.printf(
                        "%s: %,d frames, %s, %,.0f frames a CPU second%n",
                        name, carried.frames(), carried.latency(), carried.framesPerCpuSecond());
                return carried;
            } finally {
                swarm.leave();
            }
        }
    }

    private static void tell(Report report, String name, List<Carried> rounds) {
        report.add(Figure.of(name + ", cost", "frames/CPU-s", cost(rounds)));
        report.add(Figure.of(
                name + ", latency p95",
                "ms",
                rounds.stream().map(each -> each.latency().p95()).toList()));
        report.cpu(name, Median.ofEach(rounds.stream().map(Carried::cpuPerFrame).toList()));
        report.check(
                name + ": nobody was disconnected, and everybody saw the last tally",
                rounds.stream()
                        .allMatch(each -> each.stale() == 0 && each.seen().count(Count.DISCONNECTED) == 0));
    }

    private static List<Double> cost(List<Carried> rounds) {
        return rounds.stream().map(Carried::framesPerCpuSecond).toList();
    }
}

package ayes.bench.workload;

import ayes.bench.eventlog.Instances;
import ayes.bench.load.Deployment;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.CpuTime;
import ayes.bench.measure.Percentiles;
import ayes.bench.measure.Spreads;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Chart.Series;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import ayes.bench.report.ReportText;
import ayes.bench.report.Table;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Seen;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import ayes.bench.swarm.Shot;
import ayes.bench.swarm.Swarm;
import ayes.bench.votes.Cast;
import ayes.bench.votes.Hall;
import ayes.bench.votes.Load;
import ayes.bench.votes.Schedule;
import ayes.bench.votes.Volley;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The same votes through the simple way: a table that one, two and four gateways ask for new rows every 100 ms. */
final class EventLogPeer {

    private static final List<Integer> INSTANCES = List.of(1, 2, 4);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 3;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final Load load;
    private final Report report;
    private final PrintStream out;
    private final Deployment deployment;
    private final List<Room> rooms;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    EventLogPeer(Load load, Report report, PrintStream out, Hall hall) {
        this.load = load;
        this.report = report;
        this.out = out;
        deployment = hall.deployment();
        rooms = hall.rooms();
    }

    /** Everything of Ayes behind ingest is ended first: it would take cores from it. */
    void run(Path directory) throws Exception {
        deployment.stopDownstream();
        for (int instances : INSTANCES) {
            run(directory, instances);
        }
        report.add(new Table(
                "Beside a table that is asked every 100 ms",
                "The same votes, screens and PostgreSQL. Each instance asks the table ten times a second, also when nobody votes:"
                        + " idle is CPU time of instances and PostgreSQL in milliseconds a second. Uncounted: standing votes that"
                        + " instances never saw, because rows become visible in another order than their numbers.",
                List.of(
                        "instances",
                        "vote to screen p50 ms",
                        "p95 ms",
                        "p99 ms",
                        "CPU µs a vote",
                        "idle ms/s",
                        "uncounted"),
                rows));
        report.add(Chart.lines(
                "From a vote to a screen, the simple way",
                "Milliseconds at each percentile, from when a vote was due until a screen showed it, at several numbers of instances.",
                Kind.PERCENTILES,
                "percentile",
                "ms",
                series));
        report.note(
                "event-log checks no tokens, keeps no keys and sends no snapshots, and Ayes's own steps are ended meanwhile: all of"
                        + " that favours it.");
    }

    private void run(Path directory, int count) throws Exception {
        out.printf("The simple way with %d instance(s).%n", count);
        int screens = load.rooms() * load.screens();
        try (var instances = Instances.start(
                        deployment.database(), deployment.cluster().logs(), count);
                var swarm = Swarm.start(directory.resolve("simple"), screens);
                var volley = new Volley(instances.doors(), rooms, load.connections())) {
            List<Invitation> invitations = new ArrayList<>();
            for (int screen = 0; screen < load.screens(); screen++) {
                rooms.forEach(room -> invitations.add(
                        new Invitation(Instances.path(room.polls().getFirst()), "")));
            }
            swarm.connect(instances.doors(), invitations, Swarm.When.LOST_STAY_AWAY);
            volley.run(load.warmUpSchedule());
            CpuMeter meter = new CpuMeter()
                    .with("instances", instances::cpuNanos)
                    .with("PostgreSQL", () -> CpuTime.nanosOfTree(deployment.postmaster()));
            double idle = idle(meter);
            swarm.watch();
            swarm.begin();
            meter.start();
            Schedule schedule = load.measured();
            List<Cast> casts = volley.run(schedule);
            List<Shot> shots = shots(casts);
            swarm.behind(shots, SHOWN_WITHIN);
            double micros = sum(meter.microseconds());
            swarm.score(shots);
            tell(
                    count,
                    swarm.seen(),
                    micros / Math.max(1, shots.size()),
                    idle,
                    instances.uncounted(),
                    casts.size() - shots.size());
        }
    }

    private void tell(int count, Seen seen, double cpu, double idle, long uncounted, int refused) {
        Percentiles shown = Percentiles.of(seen.spread(Spread.SHOWN));
        String name = "event-log × " + count;
        report.add(Figure.of(name + ", vote to screen p50", "ms", List.of(shown.p50())));
        report.add(Figure.of(name + ", vote to screen p95", "ms", List.of(shown.p95())));
        report.add(Figure.of(name + ", vote to screen p99", "ms", List.of(shown.p99())));
        report.add(Figure.of(name + ", CPU of a vote", "µs", List.of(cpu)));
        report.add(Figure.of(name + ", idle", "ms/s", List.of(idle)));
        report.add(Figure.of(name + ", votes uncounted", "", List.of((double) uncounted)));
        if (refused > 0 || seen.count(Count.UNSEEN) > 0) {
            report.note("%s: %,d votes refused, %,d pairs of a vote and a screen missing."
                    .formatted(name, refused, seen.count(Count.UNSEEN)));
        }
        rows.add(List.of(
                "" + count,
                ReportText.number(shown.p50()),
                ReportText.number(shown.p95()),
                ReportText.number(shown.p99()),
                ReportText.number(cpu),
                ReportText.number(idle),
                "" + uncounted));
        series.add(new Series(count + " instance(s)", Spreads.line(seen.spread(Spread.SHOWN))));
        out.printf("  vote to screen %s; %,.0f µs a vote, idle %.1f ms/s, %d uncounted%n", shown, cpu, idle, uncounted);
    }

    private static double idle(CpuMeter meter) throws InterruptedException {
        meter.start();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return sum(meter.microseconds()) * 1e3 / NANOS_A_MILLISECOND / IDLE_SECONDS;
    }

    private static double sum(Map<String, Double> micros) {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private List<Shot> shots(List<Cast> casts) {
        return casts.stream()
                .filter(Cast::isCounted)
                .map(cast -> new Shot(Instances.path(cast.poll()), cast.seq(), cast.dueMicros(), cast.answeredMicros()))
                .toList();
    }
}

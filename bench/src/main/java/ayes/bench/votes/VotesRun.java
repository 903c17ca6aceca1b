package ayes.bench.votes;

import ayes.bench.load.Deployment;
import ayes.bench.measure.Resident;
import ayes.bench.report.Report;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One load of votes from the phones to every screen, measured, and verified to the last vote. */
public final class VotesRun {

    private final Load load;
    private final Report report;
    private final PrintStream out;
    private final Deployment deployment;
    private final Path gcLogs;

    /** @param gcLogs where the deployment's JVMs write about their collections */
    public VotesRun(Load load, Report report, PrintStream out, Deployment deployment, Path gcLogs) {
        this.load = load;
        this.report = report;
        this.out = out;
        this.deployment = deployment;
        this.gcLogs = gcLogs;
    }

    /** What is measured beside it, in the same deployment: nothing, for most. */
    @FunctionalInterface
    public interface Beside {
        void run(Hall hall) throws Exception;
    }

    public void run(Beside beside) throws Exception {
        Map<String, String> durability = deployment.durability();
        report.machine("PostgreSQL", deployment.database().ask("SHOW server_version") + " " + durability);
        report.check(
                "fsync, synchronous_commit and full_page_writes are on",
                durability.values().stream().allMatch("on"::equals));
        out.printf("Opening %,d room(s) with %,d phone(s) each.%n", load.rooms(), load.phones());
        try (var hall = Hall.of(deployment, gcLogs.resolveSibling("viewers"), load.allViewers(), out)) {
            hall.open(load.rooms(), load.phones());
            hall.seat(0, load.screens(), load.viewers());
            Outcome outcome;
            Timeline timeline;
            try (var volley = new Volley(List.of(deployment.ingest().address()), hall.rooms(), load.connections())) {
                Schedule warmUp = load.warmUpSchedule();
                out.printf("Warming up with %,d votes.%n", warmUp.size());
                hall.warmUp(volley, warmUp);
                Schedule schedule = load.measured();
                out.printf(
                        "Measuring %,d votes in %.0f s.%n",
                        schedule.size(), Math.ceil(schedule.length().toMillis() / 1e3));
                try (var watched = new Timeline(deployment, hall.cpu(), volley, out)) {
                    outcome = hall.measure(volley, schedule);
                    timeline = watched;
                }
            }
            out.println("Comparing every answer, the database and the tallies.");
            Truth truth = hall.truth();
            new VotesReport(report, load, outcome).tell(truth, timeline);
            processes(hall, outcome);
            beside.run(hall);
        }
    }

    private void processes(Hall hall, Outcome outcome) throws Exception {
        Map<String, Double> more = new HashMap<>();
        more.put("generator", Resident.megabytes(ProcessHandle.current().pid()));
        more.put("swarm", sum(hall.swarm().pids()));
        more.put("PostgreSQL", sum(family(deployment.postmaster())));
        Processes.tell(
                report,
                outcome.cpu(),
                deployment.jvms(),
                more,
                gcLogs,
                outcome.counted(),
                outcome.from(),
                outcome.until());
        report.note("PostgreSQL's RAM counts what its processes share once for each of them.");
    }

    private static List<Long> family(long pid) {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid)
                                .map(ProcessHandle::descendants)
                                .orElseGet(Stream::empty)
                                .map(ProcessHandle::pid))
                .toList();
    }

    private static double sum(List<Long> pids) {
        return pids.stream().mapToDouble(Resident::megabytes).sum();
    }
}

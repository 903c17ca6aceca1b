package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.load.Load;
import ayes.bench.load.PgBench;
import ayes.bench.load.Phones;
import ayes.bench.load.WriterQueue;
import ayes.bench.measure.Ratios;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Chart.Series;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.votes.Hall;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** As many votes as it takes, beside pgbench doing the same two inserts one by one, in the same PostgreSQL: everything is running. */
final class PgBenchPeer {

    static final String INSTALL =
            "pgbench is not on the PATH, so nothing is measured against it; it comes with PostgreSQL's server"
                    + " (Debian and Ubuntu: apt install postgresql-contrib).";

    private static final int ROUNDS = 3;
    private static final Duration PART = Duration.ofSeconds(3);
    private static final int SUBMITTERS = 512;
    private static final int STRANGERS = 20_000;
    private static final int CONNECTIONS = 128;

    private final Report report;
    private final PrintStream out;
    private final Deployment deployment;
    private final Room room;
    private final UUID poll;
    private long counted;
    private long refused;

    /** @param hall whose first room votes on, after everything else was verified */
    PgBenchPeer(Report report, PrintStream out, Hall hall) {
        this.report = report;
        this.out = out;
        deployment = hall.deployment();
        room = hall.rooms().getFirst();
        poll = room.polls().getFirst();
    }

    void run(Path directory) throws Exception {
        int payload = Integer.parseInt(deployment
                .database()
                .ask("SELECT round(avg(octet_length(payload))) FROM outbox WHERE stream_id = '" + poll + "'"));
        Optional<PgBench> found = PgBench.prepare(deployment.database(), directory, payload);
        if (found.isEmpty()) {
            report.note(INSTALL);
            return;
        }
        PgBench pgbench = found.get();
        long before = events();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        try (var queue = WriterQueue.open(deployment.cluster())) {
            out.println("Beside pgbench, in turn.");
            queue(queue); // to warm up
            http();
            for (int round = 1; round <= ROUNDS; round++) {
                note(rates, "pgbench", pgbench.run(PART));
                note(rates, "writer queue", queue(queue));
                note(rates, "HTTP and token", http());
                out.printf("  round %d: %s%n", round, rates);
            }
        }
        pgbench.clean();
        tell(rates);
        long events = events() - before;
        report.check(
                "beside pgbench %,d votes were answered 200, and %,d events are in the outbox; other answers: %d"
                        .formatted(counted, events, refused),
                counted <= events && events <= counted + refused);
    }

    private static void note(Map<String, List<Double>> rates, String name, double rate) {
        rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate);
    }

    private double http() throws InterruptedException {
        try (var lines = new Lines()) {
            int connections = Math.min(CONNECTIONS, room.phones().size());
            return told(new Phones(lines, deployment.ingest().address(), poll, room.phones())
                    .closedLoop(connections, PART));
        }
    }

    private double queue(WriterQueue queue) throws InterruptedException {
        return told(queue.closedLoop(room, poll, WriterQueue.strangers(STRANGERS), SUBMITTERS, PART));
    }

    private double told(Load load) {
        counted += load.counted();
        refused += load.refused();
        return load.perSecond();
    }

    private long events() throws Exception {
        return Long.parseLong(deployment
                .database()
                .ask("SELECT count(*) FROM outbox WHERE stream_id = '" + poll + "' AND type = 'VoteCast'"));
    }

    private void tell(Map<String, List<Double>> rates) {
        List<String> names = List.copyOf(rates.keySet());
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Figure figure =
                    Figure.of("at most, " + names.get(i), "votes/s", rates.getOrDefault(names.get(i), List.of()));
            report.add(figure);
            series.add(new Series(names.get(i), List.of(List.of((double) i, figure.median()))));
        }
        ratio(rates, "writer queue", Goal.atLeast(3));
        ratio(rates, "HTTP and token", Goal.atLeast(1));
        report.add(new Chart(
                "As many votes as it takes, beside pgbench",
                "Votes a second, one poll, median of %d rounds of %d s. pgbench does the same two inserts one by one, without HTTP,"
                                .formatted(ROUNDS, PART.toSeconds())
                        + " tokens, locks, keys and row-level security. The writer queue is Ayes without HTTP; HTTP and token is all of"
                        + " it. Everything behind it counts meanwhile.",
                Kind.BARS,
                "votes/s",
                "",
                names,
                series));
    }

    private void ratio(Map<String, List<Double>> rates, String name, Goal goal) {
        report.add(new Figure(
                name,
                "× pgbench",
                Ratios.of(rates.getOrDefault(name, List.of()), rates.getOrDefault("pgbench", List.of())),
                goal));
    }
}

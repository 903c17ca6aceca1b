package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.load.HangUps;
import ayes.bench.load.Lines;
import ayes.bench.load.Load;
import ayes.bench.load.Phones;
import ayes.bench.measure.Jcmd;
import ayes.bench.measure.Prometheus;
import ayes.bench.measure.Resident;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import ayes.proof.cluster.Member;
import ayes.proof.load.Room;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Votes whose phones are gone before the answer is. A cancelled R2DBC statement would poison its pooled connection; here it shows that
 * none is cancelled, nothing leaks, and nothing is counted that was not sent.
 */
public final class CancelledPuts implements Workload {

    private static final int STEPS = 10;
    private static final int NORMAL_A_SECOND = 50;
    private static final Duration NORMAL_FOR = Duration.ofSeconds(3);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(20);
    private static final int LOOKS = 20;
    private static final int BETWEEN_LOOKS_MS = 250;
    private static final double ACK_FLOOR_MS = 200;

    /** What the second half may add to the first: caches fill and the collector takes its time, but a leak has no end. */
    private static final double MAY_GROW_BY = 1.25;

    private static final double MAY_GROW_MB = 40;

    @Override
    public String name() {
        return "cancelled-puts";
    }

    @Override
    public String means() {
        return "votes whose phones hang up in the middle; fails if a connection, memory or a vote leaks";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("count", 100_000, "votes that are hung up on"),
                new Option("at-once", 64, "of them"),
                new Option("phones", 500, "that do it"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        // Every buffer is followed: one that is lost is named in the log.
        var everyBuffer = List.of("-Dio.netty.leakDetection.level=paranoid");
        try (var deployment = Deployment.start(options.directory().resolve("data"), everyBuffer)) {
            deployment.stopDownstream();
            new Run(options, report, out, deployment).run();
        }
    }

    /** @param heap in MB, after a collection */
    private record Memory(double heap, double direct, double resident) {

        boolean isMuchMoreThan(Memory before) {
            return isMuchMore(heap, before.heap)
                    || isMuchMore(direct, before.direct)
                    || isMuchMore(resident, before.resident);
        }

        private static boolean isMuchMore(double now, double before) {
            return now > before * MAY_GROW_BY + MAY_GROW_MB;
        }

        @Override
        public String toString() {
            return "heap %.0f, direct %.0f, resident %.0f MB".formatted(heap, direct, resident);
        }
    }

    private static final class Run {

        private final Options options;
        private final Report report;
        private final PrintStream out;
        private final Deployment deployment;
        private final Member ingest;
        private final Room room;
        private final UUID poll;

        private Run(Options options, Report report, PrintStream out, Deployment deployment) throws Exception {
            this.options = options;
            this.report = report;
            this.out = out;
            this.deployment = deployment;
            ingest = deployment.ingest();
            room = deployment.room("Leaving", 1, options.number("phones"));
            poll = room.polls().getFirst();
        }

        private void run() throws Exception {
            normal();
            Load before = normal();
            var hangUps = new HangUps(ingest.address(), poll, room.phones());
            var memory = new ArrayList<Memory>();
            long from = System.nanoTime();
            for (int step = 1; step <= STEPS; step++) {
                hangUps.run(options.number("count") / STEPS, options.number("at-once"));
                memory.add(memory());
                out.printf("%,d hung up: %s%n", options.number("count") / STEPS * step, memory.getLast());
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            report.add(Figure.of("hung up", "votes/s", List.of(options.number("count") / seconds)));
            report.note("%,d of them were cut off before they had sent all.".formatted(hangUps.unconnected()));
            restsAgain();
            report.check(
                    "memory of ingest: %s half-way, %s at the end"
                            .formatted(memory.get(STEPS / 2 - 1), memory.getLast()),
                    !memory.getLast().isMuchMoreThan(memory.get(STEPS / 2 - 1)));
            Load after = normal();
            report.add(Figure.of(
                    "ack of normal votes before, p95",
                    "ms",
                    List.of(before.ack().p95())));
            report.add(Figure.of(
                    "ack of normal votes after, p95", "ms", List.of(after.ack().p95())));
            report.check(
                    "normal votes are answered: " + after.ack(),
                    after.refused() == 0 && after.ack().p95() < ACK_FLOOR_MS);
            check(hangUps);
            leaks();
        }

        private Load normal() throws InterruptedException {
            try (var lines = new Lines()) {
                return new Phones(lines, ingest.address(), poll, room.phones()).steadily(NORMAL_A_SECOND, NORMAL_FOR);
            }
        }

        private Memory memory() throws IOException, InterruptedException {
            Jcmd.ask(ingest.pid(), "GC.run");
            String metrics = deployment.metrics(ingest);
            double megabyte = 1 << 20;
            return new Memory(
                    Prometheus.sum(metrics, "jvm_memory_used_bytes", "area=\"heap\"") / megabyte,
                    Prometheus.sum(metrics, "jvm_buffer_memory_used_bytes", "id=\"direct\"") / megabyte,
                    Resident.megabytes(ingest.pid()));
        }

        /** Once everything is still, it has to stay so. */
        private void restsAgain() throws Exception {
            long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
            while (!busy().isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
            var seen = new ArrayList<String>();
            for (int i = 0; i < LOOKS; i++) {
                String busy = busy();
                if (!busy.isEmpty()) {
                    seen.add(busy);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
            report.check(
                    "no connection of the pool and no session of PostgreSQL is left in use, no vote waits " + seen,
                    seen.isEmpty());
        }

        /** What is in use although nobody asks for anything; empty if nothing is. */
        private String busy() throws Exception {
            String metrics = deployment.metrics(ingest);
            if (!Prometheus.has(metrics, "ayes_ingest_pool_acquired")) {
                return "ingest does not tell its pool";
            }
            double acquired = Prometheus.sum(metrics, "ayes_ingest_pool_acquired", "");
            double waiting = Prometheus.sum(metrics, "ayes_ingest_queue_votes", "");
            String sessions = deployment
                    .database()
                    .ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'ayes_ingest' AND state <> 'idle'");
            return acquired == 0 && waiting == 0 && sessions.equals("0")
                    ? ""
                    : "acquired %.0f, waiting %.0f, sessions %s".formatted(acquired, waiting, sessions);
        }

        private void check(HangUps hangUps) throws SQLException {
            long counted = 0;
            long neverSent = 0;
            try (Connection connection = deployment.database().connect();
                    Statement statement = connection.createStatement();
                    ResultSet keys = statement.executeQuery("SELECT key FROM vote_key WHERE poll_id = '" + poll
                            + "' AND key LIKE '" + HangUps.KEYS + "%'")) {
                while (keys.next()) {
                    counted++;
                    neverSent += hangUps.maySayCounted(keys.getString(1)) ? 0 : 1;
                }
            }
            report.check(
                    "%,d of them were counted, %,d of those were never sent".formatted(counted, neverSent),
                    neverSent == 0);
            String unequal = deployment.database().ask("""
                            SELECT (SELECT count(*) FROM outbox WHERE stream_id = '%1$s' AND type = 'VoteCast')
                                 - (SELECT count(*) FROM vote_key WHERE poll_id = '%1$s')
                            """.formatted(poll));
            report.check("as many events as keys, difference " + unequal, unequal.equals("0"));
        }

        private void leaks() throws IOException {
            try (Stream<String> lines = Files.lines(ingest.log())) {
                List<String> leaks =
                        lines.filter(line -> line.contains("LEAK:")).toList();
                report.check("Netty has lost no buffer " + leaks, leaks.isEmpty());
            }
        }
    }
}

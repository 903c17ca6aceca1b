package ayes.bench.workload;

import ayes.bench.load.Burst;
import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.load.Load;
import ayes.bench.load.PgBench;
import ayes.bench.load.Phones;
import ayes.bench.load.Recording;
import ayes.bench.load.Screens;
import ayes.bench.load.Waits;
import ayes.bench.load.WriterQueue;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.Median;
import ayes.bench.measure.Percentiles;
import ayes.bench.measure.Ratios;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** {@link HotPoll}, while it runs: PostgreSQL and ingest alone, then everything, then bursts; at the end, whether all of it counts. */
final class HotPollRun {

    private static final double QUEUE_GOAL = 3;
    private static final double HTTP_GOAL = 1;
    private static final int WARM_UP_VOTES = 20_000;
    private static final int WARM_UP_PERIODS = 5;
    private static final double ACK_FLOOR_MS = 200;
    private static final double SCREEN_FLOOR_MS = 100;

    private final Options options;
    private final Report report;
    private final PrintStream out;
    private final Deployment deployment;
    private final WriterQueue queue;
    private final Duration period;
    private final Room room;
    private final UUID poll;
    private final List<UUID> strangers;
    private long counted;
    private long refused;

    HotPollRun(Options options, Report report, PrintStream out, Deployment deployment, WriterQueue queue)
            throws Exception {
        this.options = options;
        this.report = report;
        this.out = out;
        this.deployment = deployment;
        this.queue = queue;
        period = Duration.ofSeconds(options.number("seconds"));
        room = deployment.room("Hot", 1, options.number("phones"));
        poll = room.polls().getFirst();
        strangers = WriterQueue.strangers(options.number("participants"));
    }

    void run() throws Exception {
        Map<String, String> durability = deployment.durability();
        report.machine("PostgreSQL", deployment.database().ask("SHOW server_version") + " " + durability);
        report.check(
                "fsync, synchronous_commit and full_page_writes are on",
                durability.values().stream().allMatch("on"::equals));
        report.note("Rate limits are lifted: a few phones vote more often than people can.");
        report.note("In the writer queue's rows the ingest is in the generator's process.");
        out.println("Warming up.");
        warmUp(this::http);
        warmUp(this::queue);
        int payload = Integer.parseInt(deployment
                .database()
                .ask("SELECT round(avg(octet_length(payload))) FROM outbox WHERE stream_id = '" + poll + "'"));
        Optional<PgBench> pgbench = PgBench.prepare(deployment.database(), options.directory(), payload);
        if (pgbench.isEmpty()) {
            report.note("pgbench is not on the PATH, so the ratios are not measured; it comes with PostgreSQL's server"
                    + " (Debian and Ubuntu: apt install postgresql-contrib).");
        }
        deployment.stopDownstream();
        if (options.profile()) {
            profile();
        }
        new Rounds("ingest and PostgreSQL alone: ", pgbench).run();
        out.println("Starting what is behind ingest, and letting it catch up.");
        long from = System.nanoTime();
        deployment.startDownstream();
        deployment.awaitCounted(counted);
        report.note("%,d votes that waited were counted within %.0f s of starting relay, processor and gateway."
                .formatted(counted, (System.nanoTime() - from) / 1e9));
        new Rounds("everything running: ", pgbench).run();
        bursts();
        deployment.awaitCounted(counted);
        if (pgbench.isPresent()) {
            pgbench.get().clean();
        }
        check();
    }

    /** Beside the rounds, so that the recording slows none of them down. */
    private void profile() throws Exception {
        out.println("Recording the writer queue, then HTTP.");
        profile("queue", ProcessHandle.current().pid(), this::queue);
        profile("http", deployment.ingest().pid(), this::http);
    }

    private void profile(String name, long pid, Part part) throws Exception {
        try (var waits = new Waits(deployment.database());
                var _ = Recording.start(pid, options.directory(), name)) {
            Load load = part.run();
            report.note("Recorded: %s, %,.0f votes/s, in %s.jfr; PostgreSQL's sessions: %s"
                    .formatted(name, load.perSecond(), name, waits));
        }
    }

    /** Until the JVM has compiled what matters; on a slow machine that takes more votes than one period has. */
    private void warmUp(Part part) throws Exception {
        long before = counted;
        for (int i = 0; i < WARM_UP_PERIODS && counted - before < WARM_UP_VOTES; i++) {
            part.run();
        }
    }

    private Load http() throws InterruptedException {
        try (var lines = new Lines()) {
            return told(new Phones(lines, deployment.ingest().address(), poll, room.phones())
                    .closedLoop(options.number("connections"), period));
        }
    }

    private Load queue() throws InterruptedException {
        return told(queue.closedLoop(room, poll, strangers, options.number("submitters"), period));
    }

    private Load told(Load load) {
        counted += load.counted();
        refused += load.refused();
        return load;
    }

    /** A B C A B C …: whatever else this machine does meanwhile, it does to all three. */
    private final class Rounds {

        private final String prefix;
        private final Optional<PgBench> pgbench;
        private final CpuMeter meter = deployment.cpu();
        private final Map<String, List<Double>> rates = new LinkedHashMap<>();
        private final Map<String, List<Map<String, Double>>> cpu = new LinkedHashMap<>();
        private final List<Percentiles> queueAcks = new ArrayList<>();
        private final List<Percentiles> httpAcks = new ArrayList<>();

        private Rounds(String prefix, Optional<PgBench> pgbench) {
            this.prefix = prefix;
            this.pgbench = pgbench;
        }

        private void run() throws Exception {
            boolean everything = deployment.gateway().isAlive();
            for (int round = 1; round <= options.number("rounds"); round++) {
                out.printf("Round %d, %s", round, prefix);
                if (pgbench.isPresent()) {
                    meter.start();
                    double rate = pgbench.get().run(period);
                    took("A pgbench", rate, Math.round(rate * period.toSeconds()));
                }
                part("B writer queue", queueAcks, HotPollRun.this::queue, everything);
                part("C HTTP and token", httpAcks, HotPollRun.this::http, everything);
                out.println();
            }
            tell();
        }

        private void part(String name, List<Percentiles> acks, Part part, boolean everything) throws Exception {
            meter.start();
            Load load = part.run();
            acks.add(load.ack());
            if (everything) {
                deployment.awaitCounted(load.counted()); // whoever is behind still works for these votes
            }
            took(name, load.perSecond(), load.counted());
        }

        private void took(String name, double rate, long votes) {
            out.printf("%s %,.0f/s  ", name, rate);
            rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate);
            Map<String, Double> each = new LinkedHashMap<>();
            meter.microseconds().forEach((process, used) -> each.put(process, used / votes));
            cpu.computeIfAbsent(name, _ -> new ArrayList<>()).add(each);
        }

        private void tell() {
            rates.forEach((name, rounds) -> report.add(Figure.of(prefix + name, "votes/s", rounds)));
            ratio("B writer queue", QUEUE_GOAL);
            ratio("C HTTP and token", HTTP_GOAL);
            acks("B ack", queueAcks);
            acks("C ack", httpAcks);
            cpu.forEach((name, rounds) -> report.cpu(prefix + name, Median.ofEach(rounds)));
        }

        private void ratio(String name, double goal) {
            report.add(
                    new Figure(prefix + name, "× A", Ratios.of(rounds(name), rounds("A pgbench")), Goal.atLeast(goal)));
        }

        /** Empty if it was not measured. */
        private List<Double> rounds(String name) {
            return rates.getOrDefault(name, List.of());
        }

        private void acks(String name, List<Percentiles> rounds) {
            report.add(Figure.of(prefix + name + " p50", "ms", each(rounds, Percentiles::p50)));
            report.add(Figure.of(prefix + name + " p99", "ms", each(rounds, Percentiles::p99)));
        }
    }

    @FunctionalInterface
    private interface Part {
        Load run() throws Exception;
    }

    private void bursts() throws Exception {
        int phones = options.number("burst-phones");
        var results = new ArrayList<Burst.Result>();
        CpuMeter meter = deployment.cpu();
        var cpu = new ArrayList<Map<String, Double>>();
        for (int i = 1; i <= options.number("bursts"); i++) {
            List<Room.Phone> fresh = deployment.join(room, phones);
            try (var lines = new Lines();
                    var screens = Screens.open(deployment.gateway().address(), room, poll, options.number("screens"))) {
                meter.start();
                Burst.Result result = new Burst(lines, deployment.ingest().address()).run(poll, fresh, screens);
                out.printf("Burst %d: ack %s; on screen %s%n", i, result.ack(), result.screens());
                results.add(result);
                Map<String, Double> each = new LinkedHashMap<>();
                meter.microseconds().forEach((process, used) -> each.put(process, used / phones));
                cpu.add(each);
                counted += result.counted();
                refused += result.refused();
            }
        }
        report.check(
                "every burst's vote came on every screen", results.stream().allMatch(result -> result.unseen() == 0));
        tell("D burst ack", results.stream().map(Burst.Result::ack).toList(), ACK_FLOOR_MS);
        tell(
                "D burst, sent to on screen",
                results.stream().map(Burst.Result::screens).toList(),
                SCREEN_FLOOR_MS);
        report.cpu("D burst, everything running", Median.ofEach(cpu));
    }

    private void tell(String name, List<Percentiles> rounds, double p95AtMost) {
        report.add(Figure.of(name + " p50", "ms", each(rounds, Percentiles::p50)));
        report.add(new Figure(name + " p95", "ms", each(rounds, Percentiles::p95), Goal.atMost(p95AtMost)));
        report.add(Figure.of(name + " p99", "ms", each(rounds, Percentiles::p99)));
    }

    private static List<Double> each(List<Percentiles> rounds, ToDoubleFunction<Percentiles> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    /** Everything was answered, so there is nothing unknown: the database holds exactly what was said to be counted. */
    private void check() throws Exception {
        long events = Long.parseLong(deployment
                .database()
                .ask("SELECT count(*) FROM outbox WHERE stream_id = '" + poll + "' AND type = 'VoteCast'"));
        report.check(
                "%,d votes answered 200, %,d events in the outbox, %,d other answers"
                        .formatted(counted, events, refused),
                counted <= events && events <= counted + refused);
        String counts = deployment.database().ask("""
                        SELECT '"counts":[' || string_agg(voters::text, ',' ORDER BY option) || ']' FROM (
                            SELECT option, count(v.choices) AS voters FROM generate_series(0, %d) AS option
                            LEFT JOIN vote v ON v.poll_id = '%s' AND v.choices[1] = option GROUP BY option) AS tally
                        """.formatted(Room.OPTIONS - 1, poll));
        String tally = deployment.tally(room, poll);
        report.check("the tally equals SQL: " + counts, tally.contains(counts));
    }
}

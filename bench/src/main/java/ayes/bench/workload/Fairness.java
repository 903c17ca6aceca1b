package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.load.Load;
import ayes.bench.load.Phones;
import ayes.bench.load.WriterQueue;
import ayes.bench.measure.Ratios;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does a hot poll hold up another poll's votes? The same quiet votes alone, beside a hot poll that shares their queue, and beside loads
 * that take as much of the machine and share no queue: what those delay as well is not the queue's doing.
 */
public final class Fairness implements Workload {

    private static final double GOAL = 2;
    private static final int WARM_UPS = 3;
    private static final Duration HOT_BEFORE_QUIET = Duration.ofMillis(500);

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public String means() {
        return "the acknowledgement of a quiet poll's votes, alone and beside a hot poll";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 3, "of every load, one after the other"),
                new Option("seconds", 5, "for each load of a round"),
                new Option("quiet", 20, "votes a second in the quiet poll"),
                new Option("connections", 128, "that vote in the hot poll at once, through HTTP"),
                new Option("submitters", 512, "that vote in the hot poll at once, at the writer queue"),
                new Option("phones", 1_000, "with tokens, in the hot poll"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        try (var deployment = Deployment.start(options.directory().resolve("data"), List.of());
                var queue = WriterQueue.open(deployment.cluster());
                var hall = Executors.newCachedThreadPool()) {
            deployment.stopDownstream();
            report.note("Ingest and PostgreSQL alone; quiet votes come over HTTP.");
            new Run(options, report, out, deployment, queue, hall).run();
        }
    }

    /** Something that makes the machine busy until the period is over, and says how much it got done. */
    @FunctionalInterface
    private interface Hot {
        double run(Duration period) throws Exception;
    }

    private static final class Run {

        private final Options options;
        private final Report report;
        private final PrintStream out;
        private final WriterQueue queue;
        private final ExecutorService hall;
        private final Duration period;
        private final Room hot;
        private final Room quiet;
        private final URI ingest;
        private final List<UUID> strangers = WriterQueue.strangers(20_000);
        private final Map<String, List<Load>> acks = new LinkedHashMap<>();
        private final Map<String, List<Double>> rates = new LinkedHashMap<>();

        private Run(
                Options options,
                Report report,
                PrintStream out,
                Deployment deployment,
                WriterQueue queue,
                ExecutorService hall)
                throws Exception {
            this.options = options;
            this.report = report;
            this.out = out;
            this.queue = queue;
            this.hall = hall;
            period = Duration.ofSeconds(options.number("seconds"));
            hot = deployment.room("Hot", 1, options.number("phones"));
            quiet = deployment.room("Quiet", 1, 200);
            ingest = deployment.ingest().address();
        }

        private void run() throws Exception {
            out.println("Warming up.");
            for (int i = 0; i < WARM_UPS; i++) {
                http(period); // a JVM that still compiles delays everybody
            }
            writerQueue(period);
            quietly(ingest);
            quietly(queue.address());
            for (int round = 1; round <= options.number("rounds"); round++) {
                out.println("Round " + round);
                measure("alone", ingest, _ -> 0);
                measure("hot poll on the same ingest", ingest, this::http);
                measure("hot poll on another ingest", ingest, this::writerQueue);
                measure("busy cores, no votes", ingest, this::spin);
                measure("queue: alone", queue.address(), _ -> 0);
                measure("queue: hot poll in the same queue", queue.address(), this::writerQueue);
            }
            acks.forEach(this::tell);
            rates.forEach((name, votes) -> report.add(Figure.of(name + ": hot votes", "votes/s", votes)));
            ratio("hot poll on the same ingest", "alone", true);
            ratio("hot poll on another ingest", "alone", false);
            ratio("busy cores, no votes", "alone", false);
            ratio("queue: hot poll in the same queue", "queue: alone", true);
        }

        private void measure(String name, URI server, Hot load) throws Exception {
            Future<Double> loading = hall.submit(() -> load.run(period.plus(HOT_BEFORE_QUIET.multipliedBy(2))));
            TimeUnit.NANOSECONDS.sleep(HOT_BEFORE_QUIET.toNanos());
            Load ack = quietly(server);
            double rate = loading.get();
            acks.computeIfAbsent(name, _ -> new ArrayList<>()).add(ack);
            if (rate > 0) {
                rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate);
            }
            out.printf("  %-36s %s, hot %,.0f votes/s%n", name, ack.ack(), rate);
        }

        private Load quietly(URI server) throws InterruptedException {
            try (var lines = new Lines()) {
                return new Phones(lines, server, quiet.polls().getFirst(), quiet.phones())
                        .steadily(options.number("quiet"), period);
            }
        }

        private double http(Duration time) throws InterruptedException {
            try (var lines = new Lines()) {
                return new Phones(lines, ingest, hot.polls().getFirst(), hot.phones())
                        .closedLoop(options.number("connections"), time)
                        .perSecond();
            }
        }

        private double writerQueue(Duration time) throws InterruptedException {
            return queue.closedLoop(hot, hot.polls().getFirst(), strangers, options.number("submitters"), time)
                    .perSecond();
        }

        /** As many threads as there are cores, that do nothing but use them. */
        private double spin(Duration time) throws Exception {
            long until = System.nanoTime() + time.toNanos();
            List<Future<?>> spinning = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                spinning.add(hall.submit(() -> {
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (Future<?> thread : spinning) {
                thread.get();
            }
            return 0;
        }

        private void tell(String name, List<Load> rounds) {
            report.add(Figure.of(name + ": ack p50", "ms", p50(rounds)));
            report.add(Figure.of(name + ": ack p95", "ms", p95(rounds)));
            report.check(
                    name + ": every quiet vote was counted", rounds.stream().allMatch(load -> load.refused() == 0));
        }

        private void ratio(String busy, String alone, boolean asked) {
            Goal goal = asked ? Goal.atMost(GOAL) : null;
            report.add(new Figure(busy + ", p50", "× alone", Ratios.of(p50(busy), p50(alone)), goal));
            report.add(new Figure(busy + ", p95", "× alone", Ratios.of(p95(busy), p95(alone)), goal));
        }

        private List<Double> p50(String name) {
            return p50(acks.getOrDefault(name, List.of()));
        }

        private List<Double> p95(String name) {
            return p95(acks.getOrDefault(name, List.of()));
        }

        private static List<Double> p50(List<Load> rounds) {
            return rounds.stream().map(load -> load.ack().p50()).toList();
        }

        private static List<Double> p95(List<Load> rounds) {
            return rounds.stream().map(load -> load.ack().p95()).toList();
        }
    }
}

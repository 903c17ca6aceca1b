package ayes.bench.workload;

import ayes.bench.load.Arrival;
import ayes.bench.load.Calls;
import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.load.Opening;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.EpochMicros;
import ayes.bench.measure.Percentiles;
import ayes.bench.measure.Spreads;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Chart.Series;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import ayes.bench.votes.Schedule;
import ayes.proof.load.Room;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** People who scan a code at random moments of a short while: from when each one did until the poll was on its phone. */
public final class JoinStorm implements Workload {

    private static final int CONNECTIONS = 64;
    private static final long SEED = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The share of the people who come first, and do not count. */
    private static final int WARM_UP_OF = 2;

    @Override
    public String name() {
        return "join-storm";
    }

    @Override
    public String means() {
        return "people who join within a short while: from the scanned code to the first snapshot";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("people", 1_000, "who join one session"),
                new Option("within", 10, "seconds, at random moments"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        int people = options.number("people");
        Duration within = Duration.ofSeconds(options.number("within"));
        out.println("Starting PostgreSQL, a broker and every step.");
        try (var deployment = Deployment.start(options.directory().resolve("data"), List.of());
                var lines = new Lines()) {
            var calls = new Calls(lines, deployment.ingest().address(), CONNECTIONS);
            var opening = new Opening(calls, deployment.hostToken(), out);
            Room room = opening.rooms(1, 0).getFirst();
            var storm = new Storm(opening, lines, deployment.gateway().address(), room);
            out.printf("Warming up with %,d people.%n", people / WARM_UP_OF);
            storm.run(Schedule.bursts(1, people / WARM_UP_OF, within, within, new Random(SEED)));
            storm.forget();
            out.printf("%,d people join within %d s.%n", people, within.toSeconds());
            CpuMeter meter = deployment.cpu();
            meter.start();
            storm.run(Schedule.bursts(1, people, within, within, new Random(SEED + 1)));
            tell(report, storm, people, meter.microseconds());
            long rows = Long.parseLong(deployment.database().ask("SELECT count(*) FROM participant"));
            report.check(
                    "the database holds everybody who was let in: %,d of %,d".formatted(rows, storm.everJoined.sum()),
                    rows == storm.everJoined.sum());
        }
    }

    private static void tell(Report report, Storm storm, int people, Map<String, Double> cpu) {
        percentiles(report, "join answered", storm.joined);
        percentiles(report, "join to first snapshot", storm.shown);
        Map<String, Double> each = new LinkedHashMap<>();
        cpu.forEach((process, micros) -> each.put(process, micros / people));
        report.cpuOfOne("join");
        report.cpu("joins", each);
        report.check(
                "%,d people joined and saw the poll, %d did not"
                        .formatted(storm.shown.getTotalCount(), storm.failures.sum()),
                storm.failures.sum() == 0 && storm.shown.getTotalCount() == people);
        report.add(Chart.lines(
                "How long joining takes",
                "Milliseconds at each percentile, from when the code was scanned: until the phone had its token, and until the poll"
                        + " was on it.",
                Kind.PERCENTILES,
                "percentile",
                "ms",
                List.of(
                        new Series("answered", Spreads.line(storm.joined)),
                        new Series("first snapshot", Spreads.line(storm.shown)))));
        report.note(
                "From when somebody had to come, whenever the bench got to it: no stall is left out. Each is a join over HTTP and"
                        + " then a WebSocket of its own, with the token that the join gave.");
    }

    private static void percentiles(Report report, String name, Histogram micros) {
        Percentiles each = Percentiles.of(micros);
        report.add(Figure.of(name + " p50", "ms", List.of(each.p50())));
        report.add(Figure.of(name + " p95", "ms", List.of(each.p95())));
        report.add(Figure.of(name + " p99", "ms", List.of(each.p99())));
        report.add(Figure.of(name + " max", "ms", List.of(each.max())));
    }

    private static final class Storm {

        private final Opening opening;
        private final Lines lines;
        private final URI gateway;
        private final String socket;
        private final String code;
        private final Histogram joined = Spreads.micros();
        private final Histogram shown = Spreads.micros();
        private final LongAdder failures = new LongAdder();
        private final LongAdder everJoined = new LongAdder();

        private Storm(Opening opening, Lines lines, URI gateway, Room room) {
            this.opening = opening;
            this.lines = lines;
            this.gateway = gateway;
            socket = "/ws/v1/sessions/" + room.session();
            code = room.code();
        }

        private void run(Schedule schedule) throws InterruptedException {
            long from = System.nanoTime();
            long fromMicros = EpochMicros.now();
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < schedule.size(); i++) {
                long due = schedule.due(i);
                TimeUnit.NANOSECONDS.sleep(from + due - System.nanoTime());
                people.add(Thread.ofVirtual().start(() -> come(fromMicros + due / 1_000)));
            }
            for (Thread person : people) {
                person.join(PATIENCE.plusSeconds(10));
            }
        }

        private void come(long dueMicros) {
            try {
                Room.Phone phone = opening.join(code);
                everJoined.increment();
                note(joined, dueMicros);
                String first = Arrival.at(lines, gateway, socket, phone.token())
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
                if (!first.contains("\"snapshot\"")) {
                    failures.increment();
                }
                note(shown, dueMicros);
            } catch (IOException | CompletionException e) {
                failures.increment();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void note(Histogram histogram, long dueMicros) {
            long now = EpochMicros.now();
            synchronized (histogram) {
                Spreads.add(histogram, now - dueMicros);
            }
        }

        private void forget() {
            joined.reset();
            shown.reset();
        }
    }
}

package ayes.bench.workload;

import ayes.bench.load.Calls;
import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.Percentiles;
import ayes.bench.measure.Spreads;
import ayes.bench.recording.Performance;
import ayes.bench.recording.Recording;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A session that happened, done again as fast as one likes: its tallies have to come out the same. */
public final class RecordedSession implements Workload {

    private static final String NONE = "none";
    private static final int CONNECTIONS = 128;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int BETWEEN_LOOKS_MS = 250;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String means() {
        return "an exported session as load, its times divided by a speed; fails if a tally comes out otherwise";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("speed", 1, "times as fast as it was"));
    }

    @Override
    public List<Choice> choices() {
        return List.of(
                new Choice("file", NONE, Pattern.compile(".+"), "as GET /api/v1/sessions/{sid}/events exports it"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        Recording recording = read(Path.of(options.words("file")));
        int speed = options.number("speed");
        long seconds =
                TimeUnit.NANOSECONDS.toSeconds(recording.due(recording.acts().getLast(), speed));
        out.printf(
                "%,d acts in %,d s. Starting PostgreSQL, a broker and every step.%n",
                recording.acts().size(), seconds);
        try (var deployment = Deployment.start(options.directory().resolve("data"), List.of());
                var lines = new Lines()) {
            var calls = new Calls(lines, deployment.ingest().address(), CONNECTIONS);
            var performance = new Performance(calls, deployment.hostToken());
            CpuMeter meter = deployment.cpu();
            meter.start();
            performance.run(recording, speed);
            var cpu = meter.microseconds();
            tell(report, performance, cpu);
            Map<UUID, List<Long>> recorded = recording.tallies();
            Map<UUID, List<Long>> now = awaitSame(recorded, performance, deployment, lines);
            long same = recorded.entrySet().stream()
                    .filter(poll -> poll.getValue().equals(now.get(poll.getKey())))
                    .count();
            report.check(
                    "%d of %d polls have the tally that was recorded".formatted(same, recorded.size()),
                    same == recorded.size());
        }
    }

    private static Recording read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Recording.read(lines);
        } catch (IOException e) {
            throw new IllegalArgumentException("The recording " + file + " cannot be read; name one with --file.", e);
        }
    }

    private static Map<UUID, List<Long>> awaitSame(
            Map<UUID, List<Long>> recorded, Performance performance, Deployment deployment, Lines lines)
            throws Exception {
        var calls = new Calls(lines, deployment.gateway().address(), 1);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Map<UUID, List<Long>> now = tallies(performance, calls, deployment.hostToken());
        while (!now.equals(recorded) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            now = tallies(performance, calls, deployment.hostToken());
        }
        return now;
    }

    private static Map<UUID, List<Long>> tallies(Performance performance, Calls calls, String host)
            throws IOException, InterruptedException {
        Map<UUID, List<Long>> tallies = new HashMap<>();
        for (var poll : performance.polls().entrySet()) {
            tallies.put(
                    poll.getKey(),
                    Calls.numbers(calls.get("/api/v1/polls/" + poll.getValue() + "/tally", host)
                            .path("counts")));
        }
        return tallies;
    }

    private static void tell(Report report, Performance performance, Map<String, Double> cpu) {
        percentiles(report, "vote", performance.votes());
        percentiles(report, "join", performance.joins());
        long votes = Math.max(1, performance.votes().getTotalCount());
        Map<String, Double> each = new LinkedHashMap<>();
        cpu.forEach((process, micros) -> each.put(process, micros / votes));
        report.cpu("the session", each);
        report.note(
                "%,d votes and %,d joins. A latency counts from when the recording had it, divided by the speed; what follows"
                                .formatted(
                                        performance.votes().getTotalCount(),
                                        performance.joins().getTotalCount())
                        + " from something else waits for its answer, and that counts as well.");
        report.add(Chart.lines(
                "How long votes and joins take",
                "Milliseconds at each percentile, from the recorded time until the answer.",
                Kind.PERCENTILES,
                "percentile",
                "ms",
                List.of(
                        new Chart.Series("votes", Spreads.line(performance.votes())),
                        new Chart.Series("joins", Spreads.line(performance.joins())))));
    }

    private static void percentiles(Report report, String name, Histogram micros) {
        Percentiles each = Percentiles.of(micros);
        if (each.count() > 0) {
            report.add(Figure.of(name + " answered p50", "ms", List.of(each.p50())));
            report.add(Figure.of(name + " answered p95", "ms", List.of(each.p95())));
            report.add(Figure.of(name + " answered p99", "ms", List.of(each.p99())));
            report.add(Figure.of(name + " answered max", "ms", List.of(each.max())));
        }
    }
}

package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.load.KeptPolls;
import ayes.bench.measure.Growth;
import ayes.bench.measure.Growth.Point;
import ayes.bench.measure.JvmMemory;
import ayes.bench.measure.Percentiles;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import ayes.bench.report.ReportText;
import ayes.bench.report.Table;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import ayes.bench.votes.Hall;
import ayes.bench.votes.Outcome;
import ayes.bench.votes.Schedule;
import ayes.bench.votes.Volley;
import ayes.cluster.Member;
import ayes.cluster.Shape;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How cost grows with one thing while everything else stays: step by step, a line through the steps, and where it bends. */
public final class Series implements Workload {

    private static final Pattern OVER = Pattern.compile("viewers|rooms|polls|instances");
    private static final List<Integer> VIEWERS = List.of(100, 300, 1_000, 2_000, 5_000, 10_000);
    private static final List<Integer> ROOMS = List.of(1, 10, 100, 300, 1_000, 3_000, 10_000);
    private static final List<Integer> POLLS = List.of(1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000);
    private static final List<Integer> INSTANCES = List.of(1, 2, 4);
    private static final int PHONES = 300;
    private static final int CONNECTIONS = 200;
    private static final int VOTING_ROOMS = 10;
    private static final int VIEWERS_OF_INSTANCES = 1_000;
    private static final double MEGABYTE = 1 << 20;

    private static final String VOTE = "CPU of a vote";
    private static final String WAIT = "Latency";
    private static final String HEAP = "Live heap";

    @Override
    public String name() {
        return "series";
    }

    @Override
    public String means() {
        return "how the cost of a vote and of a frame, memory and recovery grow with viewers, rooms, polls kept or instances";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("most", 10_000, "of what grows: steps beyond are left out"),
                new Option("rate", 50, "votes a second at each step"),
                new Option("seconds", 6, "at each step"),
                new Option("warm-up", 4, "seconds before each step"));
    }

    @Override
    public List<Choice> choices() {
        return List.of(new Choice("over", "viewers", OVER, "what grows: viewers, rooms, polls, instances"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        String over = options.words("over");
        var steps = new Steps(over, options, report, out);
        if (over.equals("instances")) {
            for (int instances : upTo(options, INSTANCES)) {
                try (var deployment = deployment(options, instances, "data-" + instances);
                        var hall = Hall.of(
                                deployment,
                                options.directory().resolve("data-" + instances),
                                VIEWERS_OF_INSTANCES,
                                out)) {
                    hall.open(1, PHONES);
                    hall.seat(0, VIEWERS_OF_INSTANCES, 0);
                    steps.step(instances, hall, hall.rooms());
                }
            }
        } else {
            List<Integer> points =
                    upTo(options, over.equals("viewers") ? VIEWERS : over.equals("rooms") ? ROOMS : POLLS);
            try (var deployment = deployment(options, 1, "data");
                    var hall = Hall.of(deployment, options.directory(), points.getLast(), out)) {
                grow(steps, over, hall, points);
            }
        }
        steps.tell();
    }

    private static Deployment deployment(Options options, int gateways, String data) throws Exception {
        return Deployment.start(
                options.directory().resolve(data), new Shape.Copies(1, 1, 1, gateways, 0), List.of(JvmMemory.TRACKED));
    }

    private static List<Integer> upTo(Options options, List<Integer> points) {
        List<Integer> some =
                points.stream().filter(point -> point <= options.number("most")).toList();
        if (some.size() < 2) {
            throw new IllegalArgumentException("--most leaves fewer than two steps of " + points);
        }
        return some;
    }

    private static void grow(Steps steps, String over, Hall hall, List<Integer> points) throws Exception {
        int before = 0;
        for (int point : points) {
            switch (over) {
                case "viewers" -> {
                    if (before == 0) {
                        hall.open(1, PHONES);
                    }
                    hall.seat(0, 0, point - before);
                    steps.step(point, hall, hall.rooms());
                }
                case "rooms" -> {
                    hall.open(point - before, 1);
                    hall.seat(before, 1, 0);
                    steps.step(point, hall, hall.rooms());
                }
                default -> {
                    if (before == 0) {
                        hall.open(VOTING_ROOMS, PHONES / VOTING_ROOMS);
                        hall.seat(0, 1, 0);
                    }
                    KeptPolls.add(hall.deployment(), point - Math.max(before, VOTING_ROOMS), steps.out);
                    hall.deployment().awaitCounted(point);
                    steps.step(point, hall, hall.rooms().subList(0, VOTING_ROOMS));
                    steps.recover(hall.deployment());
                }
            }
            before = point;
        }
    }

    /** What is measured at each step. */
    private static final class Steps {

        private final String over;
        private final Options options;
        private final Report report;
        private final PrintStream out;
        private final List<Integer> points = new ArrayList<>();
        private final Map<String, Measured> measured = new LinkedHashMap<>();

        private Steps(String over, Options options, Report report, PrintStream out) {
            this.over = over;
            this.options = options;
            this.report = report;
            this.out = out;
        }

        private void step(int point, Hall hall, List<Room> voting) throws Exception {
            int rate = options.number("rate");
            Outcome outcome;
            try (var volley = new Volley(List.of(hall.deployment().ingest().address()), voting, CONNECTIONS)) {
                hall.warmUp(volley, Schedule.steady(rate, Duration.ofSeconds(options.number("warm-up"))));
                outcome = hall.measure(volley, Schedule.steady(rate, Duration.ofSeconds(options.number("seconds"))));
            }
            points.add(point);
            note(VOTE, "all of Ayes", "µs", outcome.ayesCpu() / Math.max(1, outcome.counted()));
            outcome.cpuByStep()
                    .forEach((step, micros) -> note(VOTE, step, "µs", micros / Math.max(1, outcome.counted())));
            note("CPU of a frame", "gateway", "µs", outcome.gatewayCpu() / Math.max(1, outcome.frames()));
            note(WAIT, "ack p95", "ms", Percentiles.of(outcome.acks()).p95());
            note(
                    WAIT,
                    "vote to screen p95",
                    "ms",
                    Percentiles.of(outcome.seen().spread(Spread.SHOWN)).p95());
            memory(hall.deployment());
            check(point, outcome);
            out.printf("%,d %s: %s%n", point, over, last());
        }

        private void check(int point, Outcome outcome) {
            long refused = outcome.casts().size() - outcome.counted();
            long unseen = outcome.seen().count(Count.UNSEEN);
            report.check("at %,d %s every vote was answered 200".formatted(point, over), refused == 0);
            report.check(
                    "at %,d %s every vote was shown on every screen".formatted(point, over),
                    unseen == 0 && outcome.behind() == 0);
            if (refused > 0 || unseen > 0 || outcome.behind() > 0) {
                out.printf(
                        "  %,d votes were not answered 200; %,d times a screen did not show a vote, and %,d screens are behind%n",
                        refused, unseen, outcome.behind());
            }
        }

        private void memory(Deployment deployment) throws Exception {
            for (String step : List.of("relay", "processor")) {
                note(HEAP, step, "MB", live(deployment.jvms().getOrDefault(step, 0L)));
            }
            double gateways = 0;
            for (Member gateway : deployment.cluster().gateways()) {
                gateways += live(gateway.pid());
            }
            note(HEAP, "gateways", "MB", gateways);
        }

        private static double live(long pid) throws Exception {
            return JvmMemory.of(pid).live() / MEGABYTE;
        }

        private String last() {
            var says = new ArrayList<String>();
            measured.forEach((name, of) ->
                    says.add(name + " " + ReportText.number(of.values().getLast()) + " " + of.unit()));
            return String.join("; ", says);
        }

        /** kill -9 of the stream-processor, until it is ready again. */
        private void recover(Deployment deployment) throws Exception {
            Member processor = deployment.cluster().processors().getFirst();
            processor.kill();
            long from = System.nanoTime();
            processor.start();
            deployment.cluster().awaitReady(processor);
            note("Recovery", "of the processor, its start included", "s", (System.nanoTime() - from) / 1e9);
        }

        private void note(String chart, String name, String unit, double value) {
            measured.computeIfAbsent(chart + ", " + name, _ -> new Measured(chart, name, unit, new ArrayList<>()))
                    .values()
                    .add(value);
        }

        private void tell() {
            List<List<String>> rows = new ArrayList<>();
            Map<String, List<Chart.Series>> charts = new LinkedHashMap<>();
            Map<String, String> units = new HashMap<>();
            measured.forEach((name, of) -> {
                report.add(Figure.of(name, of.unit(), of.values()));
                List<Point> line = of.over(points);
                rows.add(List.of(name, Growth.of(line).says(of.unit(), over.substring(0, over.length() - 1))));
                charts.computeIfAbsent(of.chart(), _ -> new ArrayList<>())
                        .add(new Chart.Series(
                                of.name(),
                                line.stream()
                                        .map(point -> List.of(point.x(), point.y()))
                                        .toList()));
                units.put(of.chart(), of.unit());
            });
            charts.forEach((chart, series) -> report.add(Chart.lines(
                    chart + ", over " + over,
                    "As measured at each step. Both axes are logarithmic.",
                    Kind.LOG_LINES,
                    over,
                    units.getOrDefault(chart, ""),
                    series)));
            report.add(new Table(
                    "How it grows over " + over,
                    "The straight line that errs least through all steps, and where two lines are so much better that one does not"
                            + " describe it. The rounds of a figure are its steps: " + points + ".",
                    List.of("what", "grows by"),
                    rows));
        }
    }

    /**
     * A quantity, at each step so far.
     *
     * @param chart that shows it beside its like
     */
    private record Measured(String chart, String name, String unit, List<Double> values) {

        private List<Point> over(List<Integer> steps) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                points.add(new Point(steps.get(i), values.get(i)));
            }
            return points;
        }
    }
}

package ayes.bench.workload;

import ayes.bench.fanout.Audience;
import ayes.bench.fanout.Carried;
import ayes.bench.measure.Median;
import ayes.bench.measure.Ratios;
import ayes.bench.measure.Spreads;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Chart.Series;
import ayes.bench.report.Figure;
import ayes.bench.report.Figure.Goal;
import ayes.bench.report.Report;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What came out for one audience, and what is asked of it. */
final class FanOutFigures {

    private static final String AYES = "ayes";
    private static final Audience LARGE = new Audience(10_000, 5);
    private static final Audience SMALL = new Audience(1_000, 20);

    /** A room of 10,000 is near the limit of one write a frame, so it is measured against the best there is. */
    private static final Goal AS_EARLY_AS_NCHAN = Goal.atMost(1.1);

    private static final Goal AS_CHEAP_AS_NCHAN = Goal.atLeast(1);
    private static final Goal P95_OF_A_SMALL_ROOM = Goal.atMost(20);

    private final Audience audience;
    private final Map<String, List<Carried>> rounds = new LinkedHashMap<>();

    FanOutFigures(Audience audience, List<String> senders) {
        this.audience = audience;
        senders.forEach(sender -> rounds.put(sender, new ArrayList<>()));
    }

    void add(String sender, Carried carried) {
        rounds.computeIfAbsent(sender, _ -> new ArrayList<>()).add(carried);
    }

    /** Latencies of all rounds together, as a picture, and what a frame costs. */
    private void draw(Report report) {
        var series = new ArrayList<Series>();
        rounds.forEach((sender, carried) -> {
            Histogram all = Spreads.micros();
            carried.forEach(each -> all.add(each.seen().spread(Spread.LATENCY)));
            series.add(new Series(sender, Spreads.line(all)));
        });
        report.add(Chart.lines(
                "How late frames are, " + audience.viewers() + " viewers, " + audience.rate() + " tallies a second",
                "Milliseconds at each percentile, from when a tally was produced until a viewer had parsed its frame, over all"
                        + " viewers, frames and rounds.",
                Kind.PERCENTILES,
                "percentile",
                "ms",
                series));
    }

    void tell(Report report) {
        draw(report);
        rounds.forEach((sender, carried) -> tell(report, sender, carried));
        rounds.keySet().stream().filter(other -> !other.equals(AYES)).forEach(other -> compare(report, other));
        check(report);
    }

    private void tell(Report report, String sender, List<Carried> carried) {
        String name = audience + " " + sender + ", ";
        Goal p95 = sender.equals(AYES) && audience.equals(SMALL) ? P95_OF_A_SMALL_ROOM : null;
        tell(report, name + "latency p50", "ms", carried, each -> each.latency().p50(), null);
        tell(report, name + "latency p95", "ms", carried, each -> each.latency().p95(), p95);
        tell(report, name + "latency p99", "ms", carried, each -> each.latency().p99(), null);
        tell(report, name + "latency max", "ms", carried, each -> each.latency().max(), null);
        tell(report, name + "delivered", "frames/s", carried, Carried::framesPerSecond, null);
        tell(report, name + "cost", "frames/CPU-s", carried, Carried::framesPerCpuSecond, null);
        tell(report, name + "skipped for a newer one", "%", carried, Carried::skippedPercent, null);
        tell(report, name + "payload", "bytes/frame", carried, Carried::bytesPerFrame, null);
        report.cpu(
                audience + " " + sender,
                Median.ofEach(carried.stream().map(Carried::cpuPerFrame).toList()));
        double latest = carried.stream().mapToDouble(Carried::latestMs).max().orElse(0);
        report.note(
                "%s%d disconnected, %d did not see the last tally; the latest tally was produced %.1f ms after its time."
                        .formatted(name, lost(carried), stale(carried), latest));
    }

    private static void tell(
            Report report,
            String name,
            String unit,
            List<Carried> carried,
            ToDoubleFunction<Carried> figure,
            @Nullable Goal goal) {
        report.add(new Figure(name, unit, each(carried, figure), goal));
    }

    private void compare(Report report, String other) {
        boolean isNchan = other.equals("nchan");
        report.add(new Figure(
                audience + " ayes p95",
                "× " + other,
                ratios(other, each -> each.latency().p95()),
                isNchan && audience.equals(LARGE) ? AS_EARLY_AS_NCHAN : null));
        report.add(new Figure(
                audience + " ayes frames per CPU second",
                "× " + other,
                ratios(other, Carried::framesPerCpuSecond),
                isNchan ? AS_CHEAP_AS_NCHAN : null));
    }

    private List<Double> ratios(String other, ToDoubleFunction<Carried> figure) {
        return Ratios.of(
                each(rounds.getOrDefault(AYES, List.of()), figure),
                each(rounds.getOrDefault(other, List.of()), figure));
    }

    private void check(Report report) {
        List<Carried> ours = rounds.getOrDefault(AYES, List.of());
        report.check(audience + " ayes: nobody was disconnected", lost(ours) == 0);
        report.check(audience + " ayes: everybody saw the last tally", stale(ours) == 0);
        rounds.forEach((sender, carried) -> report.check(
                audience + " " + sender + ": took every tally", carried.stream().allMatch(Carried::tookAll)));
    }

    private static long lost(List<Carried> carried) {
        return carried.stream()
                .mapToLong(each -> each.seen().count(Count.DISCONNECTED))
                .sum();
    }

    private static int stale(List<Carried> carried) {
        return carried.stream().mapToInt(Carried::stale).sum();
    }

    private static List<Double> each(List<Carried> carried, ToDoubleFunction<Carried> figure) {
        return carried.stream().map(figure::applyAsDouble).toList();
    }
}

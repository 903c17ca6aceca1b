package ayes.bench.votes;

import ayes.bench.measure.Percentiles;
import ayes.bench.measure.Spreads;
import ayes.bench.report.Chart;
import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Chart.Series;
import ayes.bench.report.Figure;
import ayes.bench.report.Report;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Tells what a load of votes came to. */
final class VotesReport {

    private static final double MICROS_A_SECOND = 1_000_000;

    private final Report report;
    private final Load load;
    private final Outcome outcome;

    VotesReport(Report report, Load load, Outcome outcome) {
        this.report = report;
        this.load = load;
        this.outcome = outcome;
    }

    void tell(Truth truth, Timeline timeline) {
        promises(truth);
        latencies();
        rates();
        timeline(timeline);
        report.note(
                "A latency counts from when a vote was due, not from when it could be sent: a stall is felt by every vote that"
                        + " people would have cast meanwhile. Vote to screen: until a screen has parsed the first frame that contains the"
                        + " vote, over all pairs of a vote and a screen; to all screens: until the last one has. Everything reads one clock.");
        report.note("Everything, the bench too, shares this machine. Rate limits for each phone are lifted.");
        timeline.highestLag().forEach((what, most) -> report.add(Figure.of("most " + what, "", List.of(most))));
    }

    private void promises(Truth truth) {
        long refused = outcome.casts().stream()
                .filter(cast -> !cast.isCounted() && !cast.isUnknown())
                .count();
        long unknown = outcome.casts().stream().filter(Cast::isUnknown).count();
        report.check(
                "%,d votes were answered 200 in the measured window; lost %d, altered %d, counted though nobody was told %d"
                        .formatted(outcome.counted(), truth.lost(), truth.altered(), truth.foreign()),
                truth.lost() == 0 && truth.altered() == 0 && truth.foreign() == 0);
        report.check(
                "the tally of each of %,d polls is what SQL counts, warm-up included; wrong: %d"
                        .formatted(load.rooms(), truth.wrongTallies().size()),
                truth.wrongTallies().isEmpty());
        long unseen = outcome.seen().count(Count.UNSEEN);
        report.check(
                "every vote came on every screen of its room: %,d viewers, %,d pairs missing"
                        .formatted(outcome.seen().count(Count.VIEWERS), unseen),
                unseen == 0 && outcome.behind() == 0);
        report.check("nobody was disconnected", outcome.seen().count(Count.DISCONNECTED) == 0);
        report.add(Figure.of("votes refused", "", List.of((double) refused)));
        report.add(Figure.of("votes without a clear answer", "", List.of((double) unknown)));
    }

    private void latencies() {
        Histogram acks = outcome.acks();
        Histogram shown = outcome.seen().spread(Spread.SHOWN);
        Histogram toAll = outcome.seen().spread(Spread.SHOWN_TO_ALL);
        percentiles("ack", acks);
        percentiles("vote to screen", shown);
        percentiles("vote to all screens", toAll);
        percentiles("answer to screen", outcome.seen().spread(Spread.AFTER_ANSWER));
        report.add(Figure.of(
                "sent late by the bench, p99",
                "ms",
                List.of(Percentiles.of(outcome.late()).p99())));
        report.add(Chart.lines(
                "How long votes take",
                "Milliseconds at each percentile: from when a vote was due until its phone had the answer, until a screen showed"
                        + " it, and until the last of its room's screens did. At p99, one vote of a hundred took longer.",
                Kind.PERCENTILES,
                "percentile",
                "ms",
                List.of(
                        new Series("answered", Spreads.line(acks)),
                        new Series("on a screen", Spreads.line(shown)),
                        new Series("on all screens", Spreads.line(toAll)))));
    }

    private void percentiles(String name, Histogram micros) {
        Percentiles each = Percentiles.of(micros);
        report.add(Figure.of(name + " p50", "ms", measured(each, each.p50())));
        report.add(Figure.of(name + " p95", "ms", measured(each, each.p95())));
        report.add(Figure.of(name + " p99", "ms", measured(each, each.p99())));
        report.add(Figure.of(name + " max", "ms", measured(each, each.max())));
    }

    private static List<Double> measured(Percentiles of, double value) {
        return of.count() == 0 ? List.of() : List.of(value);
    }

    private void rates() {
        double counted = Math.max(1, outcome.counted());
        double frames = Math.max(1, outcome.frames());
        report.add(Figure.of("votes", "votes/s", List.of(outcome.counted() / outcome.seconds())));
        report.add(Figure.of("frames on screens", "frames/s", List.of(outcome.frames() / outcome.seconds())));
        report.add(Figure.of("CPU of a vote, all of Ayes", "µs", List.of(outcome.ayesCpu() / counted)));
        report.add(Figure.of("CPU of a frame, gateway", "µs", List.of(outcome.gatewayCpu() / frames)));
        Map<String, Double> each = new LinkedHashMap<>();
        outcome.cpu().forEach((name, micros) -> each.put(name, micros / counted));
        report.cpu("votes", each);
    }

    private void timeline(Timeline timeline) {
        report.add(Chart.lines(
                "Votes, second by second",
                "How many votes were due in each second, and how many were answered in it. Where the second line lies below, votes"
                        + " were waiting.",
                Kind.LINES,
                "seconds",
                "votes/s",
                List.of(
                        new Series("due", perSecond(Cast::dueMicros)),
                        new Series("answered", perSecond(Cast::answeredMicros)))));
        var names = new LinkedHashSet<String>();
        timeline.moments().forEach(moment -> names.addAll(moment.cores().keySet()));
        List<Series> series = new ArrayList<>();
        for (String name : names) {
            series.add(new Series(
                    name,
                    timeline.moments().stream()
                            .map(moment ->
                                    List.of(moment.second(), moment.cores().getOrDefault(name, 0.0)))
                            .toList()));
        }
        report.add(Chart.lines(
                "Who is busy",
                "Cores that each process kept busy in each second, one upon the other. At the number of the machine's cores nothing"
                        + " is left, and latencies grow.",
                Kind.STACKED,
                "seconds",
                "cores",
                series));
    }

    private List<List<Double>> perSecond(ToLongFunction<Cast> when) {
        long from = outcome.casts().stream().mapToLong(Cast::dueMicros).min().orElse(0);
        var seconds = new TreeMap<Long, Long>();
        long last = (long) outcome.seconds();
        for (long second = 0; second <= last; second++) {
            seconds.put(second, 0L);
        }
        for (Cast cast : outcome.casts()) {
            if (!cast.isUnknown()) {
                seconds.merge((long) ((when.applyAsLong(cast) - from) / MICROS_A_SECOND), 1L, Long::sum);
            }
        }
        return seconds.entrySet().stream()
                .map(second -> List.of((double) second.getKey(), (double) second.getValue()))
                .toList();
    }
}

package ayes.bench.votes;

import ayes.bench.measure.Spreads;
import ayes.bench.swarm.Seen;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one measured window gave.
 *
 * @param behind viewers that had not shown the last vote of their room in time
 * @param cpu microseconds by process
 * @param seconds from the first vote's time until every screen had shown every vote
 * @param from epoch ms
 */
public record Outcome(
        List<Cast> casts, Seen seen, int behind, Map<String, Double> cpu, double seconds, long from, long until) {

    private static final List<String> OURS_NOT = List.of("generator", "swarm");

    public long counted() {
        return casts.stream().filter(Cast::isCounted).count();
    }

    public Histogram acks() {
        var acks = Spreads.micros();
        casts.stream().filter(Cast::isCounted).forEach(cast -> Spreads.add(acks, cast.latencyMicros()));
        return acks;
    }

    /** By how much the generator sent late, of every vote. */
    public Histogram late() {
        var late = Spreads.micros();
        casts.forEach(cast -> Spreads.add(late, cast.lateMicros()));
        return late;
    }

    /** Of everything but the bench itself, in microseconds. */
    public double ayesCpu() {
        return cpu.entrySet().stream()
                .filter(each -> !OURS_NOT.contains(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Of all gateways. */
    public double gatewayCpu() {
        return cpu.entrySet().stream()
                .filter(each -> each.getKey().startsWith("gateway"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    public long frames() {
        return seen.count(Seen.Count.FRAMES);
    }
}

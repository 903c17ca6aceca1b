package ayes.bench.votes;

import ayes.bench.measure.Spreads;
import ayes.bench.swarm.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");

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
        return cpuByStep().values().stream().mapToDouble(cpu -> cpu).sum();
    }

    /** The same by what does it: all gateways are one. */
    public Map<String, Double> cpuByStep() {
        Map<String, Double> steps = new LinkedHashMap<>();
        cpu.forEach((process, micros) -> {
            if (!OURS_NOT.contains(process)) {
                steps.merge(NUMBER.matcher(process).replaceFirst(""), micros, Double::sum);
            }
        });
        return steps;
    }

    /** Of all gateways. */
    public double gatewayCpu() {
        return cpuByStep().getOrDefault("gateway", 0.0);
    }

    public long frames() {
        return seen.count(Seen.Count.FRAMES);
    }
}

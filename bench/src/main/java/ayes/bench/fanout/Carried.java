package ayes.bench.fanout;

import ayes.bench.measure.Percentiles;
import ayes.bench.swarm.Seen;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one sender did in one round.
 *
 * @param stale viewers that did not see the last tally
 * @param cpu microseconds, by process
 * @param tookAll whether every tally was accepted
 * @param latestMs by how much the latest tally was produced after its time
 */
public record Carried(Seen seen, int stale, Map<String, Double> cpu, double seconds, boolean tookAll, double latestMs) {

    /** The name of what viewers connect to, in {@link #cpu}. */
    static final String SENDER = "sender";

    private static final double MICROS_A_SECOND = 1_000_000;

    public Carried {
        cpu = Collections.unmodifiableMap(new LinkedHashMap<>(cpu));
    }

    public long frames() {
        return seen.count(Count.FRAMES);
    }

    public Percentiles latency() {
        return Percentiles.of(seen.spread(Spread.LATENCY));
    }

    /** Frames that viewers got for one second of the sender's CPU time. */
    public double framesPerCpuSecond() {
        return frames() / (cpu.getOrDefault(SENDER, 0.0) / MICROS_A_SECOND);
    }

    public double framesPerSecond() {
        return frames() / seconds;
    }

    /** Tallies that a newer one made needless, of all that there were. */
    public double skippedPercent() {
        long skipped = seen.count(Count.SKIPPED);
        return skipped == 0 ? 0 : 100.0 * skipped / (skipped + frames());
    }

    /** Payload, on average. */
    public double bytesPerFrame() {
        return frames() == 0 ? 0 : (double) seen.count(Count.BYTES) / frames();
    }

    public Map<String, Double> cpuPerFrame() {
        var each = new LinkedHashMap<String, Double>();
        cpu.forEach((process, micros) -> each.put(process, micros / Math.max(1, frames())));
        return each;
    }
}

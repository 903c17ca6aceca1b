package ayes.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The CPU time of several processes, read together. Out: microseconds by name, in the order in which they were named. */
public final class CpuMeter {

    private static final double NANOS_A_MICROSECOND = 1_000;

    private final Map<String, LongSupplier> processes = new LinkedHashMap<>();
    private Map<String, Long> last = Map.of();

    /** @param nanos that it has used so far */
    public CpuMeter with(String name, LongSupplier nanos) {
        processes.put(name, nanos);
        return this;
    }

    public void start() {
        last = read();
    }

    /** Since {@link #start}. */
    public Map<String, Double> microseconds() {
        Map<String, Long> now = read();
        var used = new LinkedHashMap<String, Double>();
        now.forEach((name, nanos) -> used.put(name, (nanos - last.getOrDefault(name, nanos)) / NANOS_A_MICROSECOND));
        return used;
    }

    private Map<String, Long> read() {
        var now = new LinkedHashMap<String, Long>();
        processes.forEach((name, nanos) -> now.put(name, nanos.getAsLong()));
        return now;
    }
}

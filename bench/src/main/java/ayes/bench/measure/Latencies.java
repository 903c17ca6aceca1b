package ayes.bench.measure;

import java.util.Arrays;

/** Every single latency, kept: no histogram rounds a percentile. Thread-safe. */
public final class Latencies {

    private long[] nanos = new long[1 << 12];
    private int count;

    public synchronized void add(long latencyNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latencyNanos;
    }

    public synchronized Percentiles percentiles() {
        return Percentiles.of(Arrays.copyOf(nanos, count));
    }
}

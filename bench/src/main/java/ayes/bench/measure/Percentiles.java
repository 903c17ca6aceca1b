package ayes.bench.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How a set of latencies is spread, in milliseconds. By nearest rank: every percentile is a latency that was measured.
 *
 * @param count 0 makes everything else 0
 */
public record Percentiles(int count, double p50, double p95, double p99, double max) {

    private static final double NANOS_A_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double MICROS_A_MILLISECOND = TimeUnit.MILLISECONDS.toMicros(1);

    /**
     * Of these latencies.
     *
     * @param nanos in any order; sorted in place
     */
    public static Percentiles of(long[] nanos) {
        Arrays.sort(nanos);
        return new Percentiles(nanos.length, at(nanos, 50), at(nanos, 95), at(nanos, 99), at(nanos, 100));
    }

    /**
     * Of a histogram, to its three digits.
     *
     * @param micros of latencies
     */
    public static Percentiles of(Histogram micros) {
        return new Percentiles(
                (int) micros.getTotalCount(), at(micros, 50), at(micros, 95), at(micros, 99), at(micros, 100));
    }

    private static double at(Histogram micros, int percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_A_MILLISECOND;
    }

    private static double at(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_A_MILLISECOND;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.2f  p95 %.2f  p99 %.2f ms", p50, p95, p99);
    }
}

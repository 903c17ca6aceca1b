package ayes.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A histogram as a line over its percentiles, for a chart whose last percentiles are spread out. */
public final class Spreads {

    private static final double MICROS_A_MILLISECOND = TimeUnit.MILLISECONDS.toMicros(1);
    private static final double[] PERCENTILES = {
        0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92, 94, 95, 96, 97, 98, 99, 99.5, 99.9, 99.95, 99.99
    };
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(20);
    private static final int DIGITS = 3;

    private Spreads() {}

    /** An empty one, of microseconds. */
    public static Histogram micros() {
        return new Histogram(HIGHEST_MICROS, DIGITS);
    }

    /** Adds one; what is out of its range counts as its end. */
    public static void add(Histogram histogram, long micros) {
        histogram.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
    }

    /** Pairs of 1 ÷ (1 − share) and milliseconds, as far as there are enough values for that percentile to say something. */
    public static List<List<Double>> line(Histogram micros) {
        var points = new ArrayList<List<Double>>();
        for (double percentile : PERCENTILES) {
            double oneOf = 1 / (1 - percentile / 100);
            if (oneOf <= micros.getTotalCount()) {
                points.add(List.of(oneOf, micros.getValueAtPercentile(percentile) / MICROS_A_MILLISECOND));
            }
        }
        return List.copyOf(points);
    }
}

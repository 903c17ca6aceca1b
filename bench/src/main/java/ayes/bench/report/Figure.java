package ayes.bench.report;

import ayes.bench.measure.Median;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something measured, in several rounds.
 *
 * @param unit such as {@code votes/s}, {@code ms} or {@code ×}
 * @param rounds one value for each, in order; empty if it could not be measured
 * @param goal null if there is none
 */
public record Figure(
        String name,
        String unit,
        List<Double> rounds,
        @Nullable Goal goal) {

    /**
     * What is asked of the median.
     *
     * @param atLeast false: at most
     */
    public record Goal(boolean atLeast, double bound) {

        public static Goal atLeast(double bound) {
            return new Goal(true, bound);
        }

        public static Goal atMost(double bound) {
            return new Goal(false, bound);
        }
    }

    public Figure {
        rounds = List.copyOf(rounds);
    }

    public static Figure of(String name, String unit, List<Double> rounds) {
        return new Figure(name, unit, rounds, null);
    }

    /** The same, of which this is asked. */
    public Figure with(Goal other) {
        return new Figure(name, unit, rounds, other);
    }

    public double median() {
        return Median.of(rounds);
    }

    public boolean isMeasured() {
        return !rounds.isEmpty();
    }

    /** False without a goal, and for what was not measured. */
    public boolean reachesItsGoal() {
        if (goal == null || !isMeasured()) {
            return false;
        }
        return goal.atLeast() ? median() >= goal.bound() : median() <= goal.bound();
    }
}

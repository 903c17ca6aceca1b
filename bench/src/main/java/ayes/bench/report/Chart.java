package ayes.bench.report;

import java.util.List;

/**
 * A picture of numbers.
 *
 * @param says in a sentence, what is to be seen and in which units
 * @param x name of the axis, with its unit
 * @param y name of the axis, with its unit
 * @param categories of bars, in order; empty for lines
 */
public record Chart(
        String title, String says, Kind kind, String x, String y, List<String> categories, List<Series> series) {

    /** How it is drawn. */
    public enum Kind {
        LINES,
        /** Both axes logarithmic. */
        LOG_LINES,
        /** One upon the other. */
        STACKED,
        /** Bars, those of one category one upon the other. */
        BARS,
        /** Lines over percentiles, the last ones spread out: x is 1 ÷ (1 − share). */
        PERCENTILES
    }

    /** @param points of x and y each; of bars, the category's number and the value */
    public record Series(String name, List<List<Double>> points) {

        public Series {
            points = points.stream().map(List::copyOf).toList();
        }
    }

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    public static Chart lines(String title, String says, Kind kind, String x, String y, List<Series> series) {
        return new Chart(title, says, kind, x, y, List.of(), series);
    }
}

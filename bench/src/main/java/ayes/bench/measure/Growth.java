package ayes.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How something grows: the straight line through its points that errs least (least squares), and where it bends, if two lines that meet
 * nowhere in particular fit so much better that one does not describe it.
 *
 * @param slope more y for one more x
 * @param fit 1: on the line; 0: the line says nothing (the coefficient of determination)
 * @param bend empty if one line is as good
 */
public record Growth(double start, double slope, double fit, Optional<Bend> bend) {

    /**
     * From here on it grows otherwise.
     *
     * @param x of the last point that still belongs to the first line
     * @param before slope up to it, and after it
     */
    public record Bend(double x, double before, double after) {}

    /** A point. */
    public record Point(double x, double y) {}

    /** Two lines must leave less than this of the errors of one. */
    private static final double MUCH_BETTER = 0.25;

    /** What one line explains as well as this does not bend, whatever two lines can do. */
    private static final double STRAIGHT = 0.995;

    /** A line through fewer is no finding. */
    private static final int LEAST_POINTS = 2;

    /**
     * Of these.
     *
     * @param points in ascending order of x, two at least
     */
    public static Growth of(List<Point> points) {
        if (points.size() < LEAST_POINTS) {
            throw new IllegalArgumentException("a line needs two points, not " + points.size());
        }
        Line whole = Line.through(points);
        double mean = points.stream().mapToDouble(Point::y).average().orElse(0);
        double all =
                points.stream().mapToDouble(point -> square(point.y() - mean)).sum();
        double fit = all == 0 ? 1 : 1 - whole.errors(points) / all;
        return new Growth(whole.start, whole.slope, fit, bend(points, whole, fit));
    }

    private static Optional<Bend> bend(List<Point> points, Line whole, double fit) {
        if (fit >= STRAIGHT) {
            return Optional.empty();
        }
        double least = whole.errors(points) * MUCH_BETTER;
        Optional<Bend> best = Optional.empty();
        for (int split = LEAST_POINTS; split < points.size(); split++) {
            // The point where they bend belongs to both.
            List<Point> low = points.subList(0, split);
            List<Point> high = points.subList(split - 1, points.size());
            Line before = Line.through(low);
            Line after = Line.through(high);
            double errors = before.errors(low) + after.errors(high);
            if (errors < least) {
                least = errors;
                best = Optional.of(new Bend(low.getLast().x(), before.slope, after.slope));
            }
        }
        return best;
    }

    private record Line(double start, double slope) {

        static Line through(List<Point> points) {
            double x = points.stream().mapToDouble(Point::x).average().orElse(0);
            double y = points.stream().mapToDouble(Point::y).average().orElse(0);
            double both = points.stream()
                    .mapToDouble(point -> (point.x() - x) * (point.y() - y))
                    .sum();
            double wide =
                    points.stream().mapToDouble(point -> square(point.x() - x)).sum();
            double slope = wide == 0 ? 0 : both / wide;
            return new Line(y - slope * x, slope);
        }

        double errors(List<Point> points) {
            return points.stream()
                    .mapToDouble(point -> square(point.y() - start - slope * point.x()))
                    .sum();
        }
    }

    private static double square(double value) {
        return value * value;
    }

    /** @param unit of y, one of x */
    public String says(String unit, String of) {
        String line =
                String.format(Locale.ROOT, "%.3g %s for each %s, from %.3g (fit %.2f)", slope, unit, of, start, fit);
        return bend.map(at -> line
                        + String.format(
                                Locale.ROOT,
                                "; bends at %,.0f: %.3g before, %.3g after",
                                at.x(),
                                at.before(),
                                at.after()))
                .orElse(line + "; no bend");
    }
}

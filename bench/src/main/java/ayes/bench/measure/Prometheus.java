package ayes.bench.measure;

/** Reads what a process tells Prometheus. */
public final class Prometheus {

    private Prometheus() {}

    /**
     * All lines of a metric that carry this label, added up; 0 if there is none.
     *
     * @param label such as {@code area="heap"}, or nothing for every line
     */
    public static double sum(String text, String metric, String label) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether the process tells it at all. */
    public static boolean has(String text, String metric) {
        return text.lines().anyMatch(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "));
    }
}

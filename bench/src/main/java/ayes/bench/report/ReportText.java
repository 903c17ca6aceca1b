package ayes.bench.report;

import ayes.bench.report.Figure.Goal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as one table after the other, for a terminal. */
public final class ReportText {

    private static final double SMALL = 10;
    private static final double LARGE = 100;

    private ReportText() {}

    public static String of(Report report) {
        var text = new StringBuilder(report.workload()).append('\n');
        report.machine()
                .forEach((what, is) ->
                        text.append("  ").append(what).append(": ").append(is).append('\n'));
        text.append('\n').append(figures(report.figures()));
        if (!report.cpu().isEmpty()) {
            text.append('\n').append(cpu(report));
        }
        for (Table table : report.tables()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.head());
            rows.addAll(table.rows());
            text.append("\n  ").append(table.title()).append('\n').append(aligned(rows));
        }
        text.append('\n');
        report.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        report.checks()
                .forEach(check -> text.append(check.holds() ? "  holds: " : "  BROKEN: ")
                        .append(check.says())
                        .append('\n'));
        return text.toString();
    }

    private static String figures(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "median", "", "rounds", "goal"));
        figures.forEach(figure -> rows.add(row(figure)));
        return aligned(rows);
    }

    private static List<String> row(Figure figure) {
        if (!figure.isMeasured()) {
            return List.of(figure.name(), "not measured", "", "", "");
        }
        return List.of(
                figure.name(),
                number(figure.median()),
                figure.unit(),
                figure.rounds().stream().map(ReportText::number).collect(Collectors.joining(" · ")),
                goal(figure, figure.goal()));
    }

    static String goal(Figure figure, @Nullable Goal goal) {
        return goal == null
                ? ""
                : (goal.atLeast() ? "≥ " : "≤ ")
                        + number(goal.bound())
                        + (figure.reachesItsGoal() ? ": reached" : ": missed");
    }

    private static String cpu(Report report) {
        var processes = new LinkedHashSet<String>();
        report.cpu().values().forEach(part -> processes.addAll(part.keySet()));
        List<List<String>> rows = new ArrayList<>();
        var head = new ArrayList<>(List.of("CPU µs a " + report.cpuOf()));
        head.addAll(processes);
        head.add("all");
        rows.add(head);
        report.cpu().forEach((part, used) -> {
            var row = new ArrayList<>(List.of(part));
            processes.forEach(process -> row.add(used.containsKey(process) ? number(used.get(process)) : "-"));
            row.add(number(
                    used.values().stream().mapToDouble(Double::doubleValue).sum()));
            rows.add(row);
        });
        return aligned(rows);
    }

    static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Three digits that say something. */
    public static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= LARGE ? "%,.0f" : size >= SMALL ? "%.1f" : "%.2f", value);
    }
}

package ayes.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people: a page that a stranger understands. */
public final class ReportHtml {

    private ReportHtml() {}

    public static void write(Report report, Instant at, Path file) throws IOException {
        Files.writeString(file, of(report, at));
    }

    static String of(Report report, Instant at) {
        var page = new Html();
        page.raw("<h1>" + Html.escaped(report.workload()) + "</h1>");
        page.raw("<p class=\"lead\">" + Html.escaped(report.means()) + "</p>");
        page.raw("<p class=\"when\">Ayes, measured " + at.truncatedTo(ChronoUnit.SECONDS) + "</p>");
        verdict(page, report);
        goals(page, report);
        report.charts().forEach(page::chart);
        figures(page, report);
        cpu(page, report);
        report.tables()
                .forEach(table -> page.section(table.title(), table.says()).table(table.head(), table.rows()));
        if (!report.notes().isEmpty()) {
            page.section("How to read it", "");
            page.raw(report.notes().stream()
                    .map(note -> "<li>" + Html.escaped(note) + "</li>")
                    .collect(Collectors.joining("\n", "<ul>", "</ul>")));
        }
        page.section(
                "The machine", "Absolute figures say as much about it as about Ayes; ratios within one run say more.");
        page.table(
                List.of("what", "is"),
                report.machine().entrySet().stream()
                        .map(fact -> List.of(fact.getKey(), fact.getValue()))
                        .toList());
        return page.page("Ayes bench: " + report.workload());
    }

    private static void verdict(Html page, Report report) {
        page.section(
                report.holds() ? "What must hold, holds" : "Something that must hold does not",
                "These are not goals but promises: if one is broken, the run has found a defect.");
        page.table(
                List.of("", "promise"),
                report.checks().stream()
                        .map(check -> List.of(check.holds() ? "holds" : "BROKEN", check.says()))
                        .toList());
    }

    private static void goals(Html page, Report report) {
        List<Figure> asked = report.figures().stream()
                .filter(figure -> figure.goal() != null)
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        long reached = asked.stream().filter(Figure::reachesItsGoal).count();
        page.section(
                "Goals: %d of %d reached".formatted(reached, asked.size()),
                "What is asked of the median of all rounds. A goal that is missed is news, not a defect.");
        page.table(
                List.of("figure", "measured", "unit", "goal", "verdict"),
                asked.stream().map(ReportHtml::goalRow).toList());
    }

    private static List<String> goalRow(Figure figure) {
        String goal = ReportText.goal(figure, figure.goal());
        return List.of(
                figure.name(),
                figure.isMeasured() ? ReportText.number(figure.median()) : "not measured",
                figure.unit(),
                goal.substring(0, goal.indexOf(':')),
                figure.reachesItsGoal() ? "reached" : "missed");
    }

    private static void figures(Html page, Report report) {
        page.section(
                "All figures",
                "Where a run has several rounds, the median of them and each of them in order. p95 is the value that 95 of a"
                        + " hundred stay below.");
        page.table(
                List.of("figure", "median", "unit", "rounds"),
                report.figures().stream()
                        .map(figure -> List.of(
                                figure.name(),
                                figure.isMeasured() ? ReportText.number(figure.median()) : "not measured",
                                figure.unit(),
                                figure.rounds().stream().map(ReportText::number).collect(Collectors.joining(" · "))))
                        .toList());
    }

    private static void cpu(Html page, Report report) {
        if (report.cpu().isEmpty()) {
            return;
        }
        var processes = new LinkedHashSet<String>();
        report.cpu().values().forEach(part -> processes.addAll(part.keySet()));
        List<String> parts = List.copyOf(report.cpu().keySet());
        List<Chart.Series> series = new ArrayList<>();
        for (String process : processes) {
            List<List<Double>> points = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                points.add(List.of(
                        (double) i,
                        report.cpu().getOrDefault(parts.get(i), Map.of()).getOrDefault(process, 0.0)));
            }
            series.add(new Chart.Series(process, points));
        }
        page.chart(new Chart(
                "CPU time of one " + report.cpuOf(),
                "Microseconds of CPU time that each process took for one " + report.cpuOf()
                        + ". Generator, bench and swarm are the bench's own.",
                Chart.Kind.BARS,
                "µs a " + report.cpuOf(),
                "",
                parts,
                series));
    }
}

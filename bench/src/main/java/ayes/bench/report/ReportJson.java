package ayes.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report for programs: to draw it, or to compare two. */
public final class ReportJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static void write(Report report, Instant at, Path file) throws IOException {
        Files.writeString(file, of(report, at));
    }

    static String of(Report report, Instant at) {
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", report.workload());
        json.put("means", report.means());
        json.put("at", at.toString());
        json.put("machine", report.machine());
        json.put("figures", report.figures().stream().map(ReportJson::figure).toList());
        json.put("cpuOf", report.cpuOf());
        json.put("cpuMicroseconds", report.cpu());
        json.put("tables", report.tables());
        json.put("charts", report.charts());
        json.put("notes", report.notes());
        json.put("checks", report.checks());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> figure(Figure figure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", figure.name());
        json.put("unit", figure.unit());
        json.put("rounds", figure.rounds());
        if (figure.isMeasured()) {
            json.put("median", figure.median());
        }
        var goal = figure.goal();
        if (goal != null) {
            json.put(goal.atLeast() ? "atLeast" : "atMost", goal.bound());
            json.put("reached", figure.reachesItsGoal());
        }
        return json;
    }
}

package ayes.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two reports side by side. */
public final class Comparison {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PERCENT = 100;

    private final JsonNode first;
    private final JsonNode second;

    private Comparison(JsonNode first, JsonNode second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Reads two {@code report.json}.
     *
     * @throws IllegalArgumentException with a sentence, if one of them is none
     */
    public static Comparison of(Path first, Path second) {
        return new Comparison(read(first), read(second));
    }

    static Comparison of(String first, String second) {
        return new Comparison(JSON.readTree(first), JSON.readTree(second));
    }

    private static JsonNode read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (!json.path("figures").isArray()) {
                throw new IllegalArgumentException(file + " is no report of the bench.");
            }
            return json;
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException(file + " cannot be read as a report: " + e.getMessage(), e);
        }
    }

    /** Every figure of either, those of the first report in front. */
    List<List<String>> figures() {
        return rows(figures(first), figures(second));
    }

    /** CPU microseconds of every process for one of what the reports count. */
    List<List<String>> cpu() {
        return rows(cpu(first), cpu(second));
    }

    private record Value(@Nullable Double value, String unit) {}

    private static Map<String, Value> figures(JsonNode report) {
        var figures = new LinkedHashMap<String, Value>();
        for (JsonNode figure : report.path("figures")) {
            Double median = figure.has("median") ? figure.path("median").asDouble() : null;
            figures.put(
                    figure.path("name").asString(),
                    new Value(median, figure.path("unit").asString("")));
        }
        return figures;
    }

    private static Map<String, Value> cpu(JsonNode report) {
        var cpu = new LinkedHashMap<String, Value>();
        report.path("cpuMicroseconds")
                .propertyStream()
                .forEach(part -> part.getValue()
                        .propertyStream()
                        .forEach(process -> cpu.put(
                                part.getKey() + ": " + process.getKey(),
                                new Value(process.getValue().asDouble(), "µs"))));
        return cpu;
    }

    private static List<List<String>> rows(Map<String, Value> first, Map<String, Value> second) {
        var names = new ArrayList<>(first.keySet());
        second.keySet().stream().filter(name -> !first.containsKey(name)).forEach(names::add);
        List<List<String>> rows = new ArrayList<>();
        var none = new Value(null, "");
        for (String name : names) {
            Value before = first.getOrDefault(name, none);
            Value after = second.getOrDefault(name, none);
            String unit = before.unit().isEmpty() ? after.unit() : before.unit();
            rows.add(List.of(name, text(before), text(after), unit, change(before.value(), after.value())));
        }
        return rows;
    }

    private static String text(Value value) {
        Double number = value.value();
        return number == null ? "-" : ReportText.number(number);
    }

    private static String change(@Nullable Double before, @Nullable Double after) {
        if (before == null || after == null || before == 0) {
            return "";
        }
        return String.format(Locale.ROOT, "%+.0f %%", PERCENT * (after / before - 1));
    }

    private List<String> head() {
        return List.of("figure", name(first), name(second), "unit", "change");
    }

    private static String name(JsonNode report) {
        String at = report.path("at").asString("");
        return report.path("workload").asString("?") + " " + (at.length() > 19 ? at.substring(0, 19) : at);
    }

    private boolean sameMachine() {
        return first.path("machine")
                        .path("processor")
                        .equals(second.path("machine").path("processor"))
                && first.path("machine")
                        .path("cores")
                        .equals(second.path("machine").path("cores"));
    }

    private String warning() {
        return sameMachine()
                ? "Two runs on machines of the same kind. One run says little about another: repeat both before believing a difference."
                : "The machines differ, so only ratios within each report say something.";
    }

    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        rows.addAll(figures());
        rows.addAll(cpu());
        return ReportText.aligned(rows) + "\n  " + warning() + "\n";
    }

    public String html() {
        var page = new Html().raw("<h1>Two runs compared</h1>");
        page.raw("<p class=\"lead\">" + Html.escaped(warning()) + "</p>");
        page.section("Figures", "The median of each, and by how much the second differs from the first.")
                .table(head(), figures());
        page.section("CPU time", "Microseconds of each process for one vote, frame or whatever the part counts.")
                .table(head(), cpu());
        return page.page("Ayes bench: two runs compared");
    }
}

package ayes.bench.report;

import ayes.bench.report.Figure.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of one workload, as it gathers. A goal that is missed is news; a check that fails is a defect. */
public final class Report {

    /** Something that must hold. */
    public record Check(String says, boolean holds) {}

    private final String workload;
    private final Map<String, String> machine;
    private final List<String> notes = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Map<String, Double>> cpu = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private String cpuOf = "vote";
    private String means = "";

    public Report(String workload, Map<String, String> machine) {
        this.workload = workload;
        this.machine = new LinkedHashMap<>(machine);
    }

    /** What it asks, in a sentence. */
    public void means(String sentence) {
        means = sentence;
    }

    public void add(Table table) {
        tables.add(table);
    }

    public void add(Chart chart) {
        charts.add(chart);
    }

    /**
     * Asks something of a figure that was told; a goal that the workload asks of it already gives way.
     *
     * @return false if there is no such figure
     */
    public boolean ask(String figure, Goal goal) {
        boolean found = figures.stream().anyMatch(each -> each.name().equals(figure));
        figures.replaceAll(each -> each.name().equals(figure) ? each.with(goal) : each);
        return found;
    }

    public void machine(String what, String is) {
        machine.put(what, is);
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    /**
     * What a part cost.
     *
     * @param microseconds of CPU for one of what {@link #cpuOf} says, by process
     */
    public void cpu(String part, Map<String, Double> microseconds) {
        cpu.put(part, microseconds);
    }

    /** Of what CPU time is told, if not of a vote. */
    public void cpuOfOne(String what) {
        cpuOf = what;
    }

    public void check(String says, boolean holds) {
        checks.add(new Check(says, holds));
    }

    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    public String workload() {
        return workload;
    }

    public Map<String, String> machine() {
        return machine;
    }

    public List<String> notes() {
        return notes;
    }

    public List<Figure> figures() {
        return figures;
    }

    public Map<String, Map<String, Double>> cpu() {
        return cpu;
    }

    /** Empty if nobody said. */
    public String means() {
        return means;
    }

    public List<Table> tables() {
        return tables;
    }

    public List<Chart> charts() {
        return charts;
    }

    /** Such as {@code vote}. */
    public String cpuOf() {
        return cpuOf;
    }

    public List<Check> checks() {
        return checks;
    }
}

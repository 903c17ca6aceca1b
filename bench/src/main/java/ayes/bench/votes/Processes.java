package ayes.bench.votes;

import ayes.bench.measure.GcPauses;
import ayes.bench.measure.JvmMemory;
import ayes.bench.measure.Resident;
import ayes.bench.report.Chart;
import ayes.bench.report.Report;
import ayes.bench.report.ReportText;
import ayes.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every process took: CPU time, memory, pauses. */
final class Processes {

    private static final double MEGABYTE = 1 << 20;
    private static final double MICROS_A_SECOND = 1_000_000;

    private Processes() {}

    /**
     * Tells it.
     *
     * @param cpu microseconds by process
     * @param jvms their pids, by the same names
     * @param more pids that are no JVMs of the deployment
     * @param from the measured window, epoch ms
     */
    static void tell(
            Report report,
            Map<String, Double> cpu,
            Map<String, Long> jvms,
            Map<String, Double> moreResident,
            Path gcLogs,
            long votes,
            long from,
            long until)
            throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<List<Double>> live = new ArrayList<>();
        List<List<Double>> rest = new ArrayList<>();
        for (var each : cpu.entrySet()) {
            String name = each.getKey();
            Long pid = jvms.get(name);
            double resident = pid == null ? moreResident.getOrDefault(name, 0.0) : Resident.megabytes(pid);
            JvmMemory memory = pid == null ? null : JvmMemory.of(pid);
            GcPauses pauses = pid == null ? null : GcPauses.of(gcLogs, pid, from, until);
            double heap = memory == null ? 0 : memory.live() / MEGABYTE;
            rows.add(List.of(
                    name,
                    ReportText.number(each.getValue() / MICROS_A_SECOND),
                    ReportText.number(each.getValue() / Math.max(1, votes)),
                    resident == 0 ? "-" : ReportText.number(resident),
                    memory == null ? "-" : ReportText.number(heap),
                    pauses == null
                            ? "-"
                            : "%d, %s ms in all, longest %s ms"
                                    .formatted(
                                            pauses.count(),
                                            ReportText.number(pauses.totalMs()),
                                            ReportText.number(pauses.longestMs()))));
            live.add(List.of((double) names.size(), heap));
            rest.add(List.of((double) names.size(), Math.max(0, resident - heap)));
            names.add(name);
        }
        report.add(new Table(
                "Processes",
                "CPU time in the measured window, until every screen has shown every vote; memory at its end. Generator and swarm are"
                        + " the bench's own: its phones and its screens.",
                List.of("process", "CPU s", "CPU µs a vote", "RAM MB", "live heap MB", "GC pauses in the window"),
                rows));
        report.add(new Chart(
                "Memory of each process",
                "Megabytes in RAM at the end: objects that are reachable after a collection, and everything else (free heap,"
                        + " code, threads, buffers).",
                Chart.Kind.BARS,
                "MB",
                "",
                names,
                List.of(new Chart.Series("live objects", live), new Chart.Series("everything else", rest))));
    }
}

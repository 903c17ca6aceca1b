package ayes.bench;

import ayes.bench.measure.Machine;
import ayes.bench.report.Report;
import ayes.bench.report.ReportJson;
import ayes.bench.report.ReportText;
import ayes.bench.workload.CancelledPuts;
import ayes.bench.workload.Fairness;
import ayes.bench.workload.FanOut;
import ayes.bench.workload.HotPoll;
import ayes.bench.workload.IdleViewers;
import ayes.bench.workload.LostGateway;
import ayes.bench.workload.Options;
import ayes.bench.workload.StuckViewers;
import ayes.bench.workload.TwoGateways;
import ayes.bench.workload.Workload;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code ./ayes bench}. */
public final class Bench {

    private static final int SOUND = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final List<Workload> WORKLOADS = List.of(
            new HotPoll(),
            new Fairness(),
            new CancelledPuts(),
            new FanOut(),
            new IdleViewers(),
            new StuckViewers(),
            new LostGateway(),
            new TwoGateways());
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("MMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Bench() {}

    /** @param words as {@link Options#usage} lists them */
    public static void main(String[] words) {
        List<String> all = List.of(words);
        if (all.isEmpty() || all.contains("--help") || all.contains("-h")) {
            System.out.print(Options.usage(WORKLOADS));
            System.exit(all.isEmpty() ? NOT_UNDERSTOOD : SOUND);
        }
        // What libraries have to say of a loaded machine is measured, not read.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(run(all));
    }

    private static int run(List<String> words) {
        Instant now = Instant.now();
        try {
            Workload workload = workload(words.getFirst());
            Path usual = Path.of("target", "bench", workload.name() + "-" + FOLDER.format(now));
            return run(workload, Options.parse(words.subList(1, words.size()), workload, usual), now);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private static int run(Workload workload, Options options, Instant now) {
        try {
            var report = new Report(
                    workload.name(), Machine.facts(options.directory().resolve("disk")));
            workload.run(options, report, System.out);
            String text = ReportText.of(report);
            Files.writeString(options.directory().resolve("report.txt"), text);
            Path json = options.directory().resolve("report.json");
            ReportJson.write(report, now, json);
            System.out.println("\n" + text + "  also in " + json);
            return report.holds() ? SOUND : BROKEN;
        } catch (Exception e) {
            System.err.println("The bench itself broke down: " + e);
            e.printStackTrace();
            return BROKEN;
        }
    }

    private static Workload workload(String name) {
        return WORKLOADS.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no workload \"" + name + "\": ./ayes bench --help lists what there is."));
    }
}

package ayes.bench;

import ayes.bench.measure.Machine;
import ayes.bench.plan.Plan;
import ayes.bench.plan.Plans;
import ayes.bench.report.Comparison;
import ayes.bench.report.Report;
import ayes.bench.report.ReportHtml;
import ayes.bench.report.ReportJson;
import ayes.bench.report.ReportText;
import ayes.bench.workload.CancelledPuts;
import ayes.bench.workload.Fairness;
import ayes.bench.workload.FanOut;
import ayes.bench.workload.HotPoll;
import ayes.bench.workload.IdleViewers;
import ayes.bench.workload.JoinStorm;
import ayes.bench.workload.LostGateway;
import ayes.bench.workload.Options;
import ayes.bench.workload.RecordedSession;
import ayes.bench.workload.Series;
import ayes.bench.workload.StuckViewers;
import ayes.bench.workload.TwoGateways;
import ayes.bench.workload.Votes;
import ayes.bench.workload.Workload;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** {@code ./ayes bench}. */
public final class Bench {

    private static final int SOUND = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final List<Workload> WORKLOADS = List.of(
            new Votes(),
            new Series(),
            new RecordedSession(),
            new FanOut(),
            new JoinStorm(),
            new HotPoll(),
            new Fairness(),
            new CancelledPuts(),
            new IdleViewers(),
            new StuckViewers(),
            new LostGateway(),
            new TwoGateways());
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("MMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Bench() {}

    /** @param words as {@link #usage} lists them */
    public static void main(String[] words) {
        List<String> all = List.of(words);
        if (all.isEmpty() || all.contains("--help") || all.contains("-h")) {
            System.out.print(usage());
            System.exit(all.isEmpty() ? NOT_UNDERSTOOD : SOUND);
        }
        // What libraries have to say of a loaded machine is measured, not read.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(run(all));
    }

    private static int run(List<String> words) {
        Instant now = Instant.now();
        try {
            if (words.getFirst().equals("--compare")) {
                return compare(words, now);
            }
            return run(words.getFirst().equals("--replay") ? asWorkload(words) : words, now);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    /** {@code --replay FILE} is short for the workload and its file. */
    private static List<String> asWorkload(List<String> words) {
        if (words.size() < 2) {
            throw new IllegalArgumentException(
                    "--replay needs a file: ./ayes bench --replay session.ndjson --speed 100");
        }
        var all = new ArrayList<>(List.of("replay", "--file"));
        all.addAll(words.subList(1, words.size()));
        return all;
    }

    private static int run(List<String> words, Instant now) {
        Plan plan = plan(words.getFirst());
        Workload workload = workload(plan);
        Path usual = Path.of("target", "bench", plan.name() + "-" + FOLDER.format(now));
        var all = new ArrayList<>(plan.words());
        all.addAll(words.subList(1, words.size()));
        return run(plan, workload, Options.parse(all, workload, usual), now);
    }

    private static int run(Plan plan, Workload workload, Options options, Instant now) {
        try {
            var report =
                    new Report(plan.name(), Machine.facts(options.directory().resolve("disk")));
            report.means(plan.means());
            workload.run(options, report, System.out);
            plan.goals().forEach((figure, goal) -> {
                if (!report.ask(figure, goal)) {
                    report.check("the plan asks something of \"" + figure + "\", which is no figure of it", false);
                }
            });
            String text = ReportText.of(report);
            Files.writeString(options.directory().resolve("report.txt"), text);
            ReportJson.write(report, now, options.directory().resolve("report.json"));
            Path page = options.directory().resolve("report.html");
            ReportHtml.write(report, now, page);
            System.out.println("\n" + text + "\n  To look at: " + page + "; for programs: report.json beside it");
            return report.holds() ? SOUND : BROKEN;
        } catch (Exception e) {
            System.err.println("The bench itself broke down: " + e);
            e.printStackTrace();
            return BROKEN;
        }
    }

    private static int compare(List<String> words, Instant now) {
        if (words.size() != 3) {
            throw new IllegalArgumentException("--compare needs two files: ./ayes bench --compare A.json B.json");
        }
        Comparison comparison = Comparison.of(Path.of(words.get(1)), Path.of(words.get(2)));
        try {
            Path page = Path.of("target", "bench", "compared-" + FOLDER.format(now) + ".html");
            Files.createDirectories(page.getParent());
            Files.writeString(page, comparison.html());
            System.out.println(comparison.text() + "\n  To look at: " + page);
            return SOUND;
        } catch (IOException e) {
            System.err.println("The comparison cannot be written: " + e.getMessage());
            return BROKEN;
        }
    }

    /** A plan by its name or file, or a workload without one. */
    private static Plan plan(String word) {
        return Plans.find(word)
                .or(() -> WORKLOADS.stream()
                        .filter(workload -> workload.name().equals(word))
                        .findFirst()
                        .map(workload -> new Plan(word, workload.means(), word, Map.of(), Map.of())))
                .orElseThrow(() -> new IllegalArgumentException("There is no plan and no workload \"" + word
                        + "\": ./ayes bench --help lists what there is. A file of yours ends in .yaml."));
    }

    private static Workload workload(Plan plan) {
        return WORKLOADS.stream()
                .filter(workload -> workload.name().equals(plan.workload()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan " + plan.name() + " cannot be used: there is"
                        + " no workload \"" + plan.workload() + "\"; ./ayes bench --help lists what there is."));
    }

    private static String usage() {
        return """
                Usage: ./ayes bench PLAN [options]           one of the plans below, or a YAML file of yours
                       ./ayes bench WORKLOAD [options]       a workload with its usual options
                       ./ayes bench --replay FILE [--speed N] a session that was exported, as load, N times as fast
                       ./ayes bench --compare A.json B.json  two reports side by side

                  Starts every step as a process of its own, with a PostgreSQL and a broker of its own, on loopback; measures; checks
                  that nothing was lost; ends what it started. Leaves a report to look at, report.html, and report.json for programs.
                  One run says little about another: compare what stands in one table.

                Plans:
                %s
                Options of all:
                  --data DIR         for data, logs and the report (default target/bench/PLAN-TIME)
                  --profile          record the JVMs that work with JFR, and what PostgreSQL's sessions wait for (hot-poll, fan-out)

                Workloads and their options, with what is usual; a plan has its own:

                %s""".formatted(
                        Plans.all().stream()
                                .map(plan -> "  %-22s %s\n".formatted(plan.name(), plan.means()))
                                .collect(Collectors.joining()),
                        Options.usage(WORKLOADS));
    }
}

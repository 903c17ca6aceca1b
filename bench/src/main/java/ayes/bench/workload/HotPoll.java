package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.load.WriterQueue;
import ayes.bench.report.Report;
import java.io.PrintStream;
import java.util.List;

/** One hot poll, everything on this machine. */
public final class HotPoll implements Workload {

    @Override
    public String name() {
        return "hot-poll";
    }

    @Override
    public String means() {
        return "one hot poll through the writer queue and through HTTP, beside pgbench; then bursts on the screens";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 3, "of pgbench, queue, HTTP, one after the other"),
                new Option("seconds", 4, "for each part of a round"),
                new Option("submitters", 512, "at the writer queue at once"),
                new Option("participants", 20_000, "behind them"),
                new Option("connections", 128, "to ingest at once"),
                new Option("phones", 2_000, "with tokens, on these connections"),
                new Option("bursts", 5, "of votes"),
                new Option("burst-phones", 450, "that vote within two seconds"),
                new Option("screens", 50, "that watch"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        try (var deployment = Deployment.start(options.directory().resolve("data"), List.of());
                var queue = WriterQueue.open(deployment.cluster())) {
            new HotPollRun(options, report, out, deployment, queue).run();
        }
    }
}

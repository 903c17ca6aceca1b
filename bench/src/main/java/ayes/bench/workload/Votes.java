package ayes.bench.workload;

import ayes.bench.load.Deployment;
import ayes.bench.measure.GcPauses;
import ayes.bench.measure.JvmMemory;
import ayes.bench.report.Report;
import ayes.bench.votes.Load;
import ayes.bench.votes.VotesRun;
import ayes.cluster.Shape;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Votes of many phones through the whole of Ayes to every screen. */
public final class Votes implements Workload {

    private static final String NOBODY = "nobody";
    private static final Pattern PEERS = Pattern.compile(NOBODY + "|(pgbench|event-log)(,(pgbench|event-log))*");

    @Override
    public String name() {
        return "votes";
    }

    @Override
    public String means() {
        return "votes on a schedule, through every step, to every screen: latencies, cost, and whether any was lost";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rooms", 1, "with a poll each"),
                new Option("phones", 450, "in each room, with a token each"),
                new Option("screens", 50, "in each room"),
                Option.orNone("viewers", 0, "more, phones that watch, over all rooms"),
                Option.orNone("rate", 0, "votes a second, over all rooms; 0: bursts"),
                new Option("seconds", 30, "at that rate"),
                new Option("bursts", 5, "one after the other"),
                new Option("burst-votes", 400, "in each of them"),
                new Option("within", 2_000, "milliseconds"),
                new Option("every", 5, "seconds from burst to burst"),
                new Option("warm-up", 15, "seconds of the same before it counts"),
                new Option("connections", 450, "that phones share"),
                new Option("gateways", 1, "that screens take turns of"));
    }

    @Override
    public List<Choice> choices() {
        return List.of(new Choice(
                "vs",
                NOBODY,
                PEERS,
                "measured beside it: pgbench (the same inserts), event-log (a table that gateways poll every 100 ms)"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        Load load = load(options);
        Path gcLogs = options.directory().resolve("gc");
        Files.createDirectories(gcLogs);
        out.println("Starting PostgreSQL, a broker and every step.");
        try (var deployment = Deployment.start(
                options.directory().resolve("data"),
                new Shape.Copies(1, 1, 1, load.gateways(), 0),
                List.of(GcPauses.option(gcLogs), JvmMemory.TRACKED))) {
            List<String> peers = List.of(options.words("vs").split(","));
            new VotesRun(load, report, out, deployment, gcLogs).run(hall -> {
                if (peers.contains("pgbench")) {
                    new PgBenchPeer(report, out, hall).run(options.directory());
                }
                if (peers.contains("event-log")) {
                    new EventLogPeer(load, report, out, hall).run(options.directory());
                }
            });
        }
    }

    static Load load(Options options) {
        return new Load(
                options.number("rooms"),
                options.number("phones"),
                options.number("screens"),
                options.number("viewers"),
                options.number("rate"),
                Duration.ofSeconds(options.number("seconds")),
                options.number("bursts"),
                options.number("burst-votes"),
                Duration.ofMillis(options.number("within")),
                Duration.ofSeconds(options.number("every")),
                Duration.ofSeconds(options.number("warm-up")),
                options.number("connections"),
                options.number("gateways"));
    }
}

package ayes.proof;

import ayes.proof.check.Checker;
import ayes.proof.check.Verdict;
import ayes.proof.cluster.Cluster;
import ayes.proof.cluster.Database;
import ayes.proof.evidence.EvidenceReader;
import ayes.proof.history.History;
import ayes.proof.load.Crowd;
import ayes.proof.nemesis.Nemesis;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One proof: a deployment, a crowd, a nemesis; then rest, and the verdict. */
final class Run {

    private static final Duration SAYS_SOMETHING_EVERY = Duration.ofSeconds(10);
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(90);

    /** Before the first fault: JVMs that have just started are slow anyway. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final Options options;
    private final PrintStream out;

    Run(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Verdict run() throws Exception {
        out.printf(
                "Seed %d, %s minutes, %d votes a second, a fault every %d s; all in %s%n",
                options.seed(), options.minutes(), options.rate(), options.every(), options.directory());
        var history = new History();
        try (Cluster cluster = Cluster.start(options.directory())) {
            endWithThisProcess(cluster);
            out.println("Everything runs: " + cluster.steps().size() + " processes, PostgreSQL and a broker.");
            var crowd = new Crowd(cluster, history, options.seed(), options.rate());
            crowd.begin();
            rage(cluster, history, crowd);
            crowd.stopVoting();
            boolean rests = rest(cluster);
            crowd.leave();
            out.println(rests ? "At rest. Reading everything …" : "It does not come to rest. Reading everything …");
            return Checker.check(history, EvidenceReader.read(sources(cluster)));
        }
    }

    private void rage(Cluster cluster, History history, Crowd crowd) throws Exception {
        var ended = new AtomicBoolean();
        Thread speaker = Thread.ofVirtual().start(() -> speak(crowd, ended));
        try {
            TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
            long until = System.nanoTime() + (long) (options.minutes() * TimeUnit.MINUTES.toNanos(1));
            new Nemesis(cluster, history, options.seed(), Duration.ofSeconds(options.every()), out::println)
                    .rage(until);
            TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos()); // so that the last fault has votes behind it, too
        } finally {
            ended.set(true);
            speaker.interrupt();
        }
    }

    private void speak(Crowd crowd, AtomicBoolean ended) {
        while (!ended.get()) {
            try {
                TimeUnit.NANOSECONDS.sleep(SAYS_SOMETHING_EVERY.toNanos());
                out.println("   " + crowd.progress());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static boolean rest(Cluster cluster) throws Exception {
        long deadline = System.nanoTime() + AT_REST_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            if (EvidenceReader.isAtRest(sources(cluster))) {
                TimeUnit.SECONDS.sleep(2); // for the last frames
                return true;
            }
        }
        return false;
    }

    private static EvidenceReader.Sources sources(Cluster cluster) {
        Database database = cluster.database();
        return new EvidenceReader.Sources(
                database.url(), database.user(), database.password(), cluster.bootstrapServers());
    }

    /** Ctrl-C ends what this started. */
    private static void endWithThisProcess(Cluster cluster) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                cluster.close();
            } catch (Exception e) {
                System.err.println("Not everything could be ended: " + e);
            }
        }));
    }
}

package ayes.proof;

import ayes.cluster.Cluster;
import ayes.cluster.Database;
import ayes.cluster.Shape;
import ayes.proof.check.Checker;
import ayes.proof.check.Verdict;
import ayes.proof.evidence.EvidenceReader;
import ayes.proof.history.History;
import ayes.proof.load.Crowd;
import ayes.proof.nemesis.Nemesis;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One proof: a deployment, a crowd, a nemesis; then rest, and the verdict. */
final class Run implements AutoCloseable {

    private static final Duration SAYS_SOMETHING_EVERY = Duration.ofSeconds(10);

    /** The sweeper compares every stream once a minute, and repairs what it finds. */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(90);

    /** From here on it is worth while to prepare for quick starts. */
    private static final double LONG_MINUTES = 5;

    /** Before the first fault: JVMs that have just started are slow anyway. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /**
     * Few phones vote often. What a killed broker forgot has to be found before the run is over; and a minute's votes are many here.
     */
    private static final Shape TWO_OF_EACH = new Shape(
            2,
            Shape.SMALL_JVM,
            Map.of(
                    "ayes.ingest.votes-per-second", 50,
                    "ayes.relay.sweep.log-pass", "15s",
                    "ayes.relay.sweep.log-overlap", "5m",
                    "ayes.relay.heal.overlap", "15s",
                    // A relay that looks as often as one with cores of its own takes them from the votes.
                    "ayes.relay.feed.poll-interval", "20ms"),
            false);

    private final Options options;
    private final PrintStream out;
    private final History history = new History();
    private final Cluster cluster;

    private Run(Options options, PrintStream out, Cluster cluster) {
        this.options = options;
        this.out = out;
        this.cluster = cluster;
    }

    /** Returns when everything runs. */
    static Run begin(Options options, PrintStream out) throws Exception {
        out.printf(
                "Seed %d, %s minutes, %d votes a second, a fault every %d s; all in %s%n",
                options.seed(), options.minutes(), options.rate(), options.every(), options.directory());
        Shape shape = options.minutes() >= LONG_MINUTES ? TWO_OF_EACH.learning() : TWO_OF_EACH;
        Cluster cluster = Cluster.start(options.directory(), shape);
        out.println("Everything runs: " + cluster.steps().size() + " processes, PostgreSQL and a broker.");
        return new Run(options, out, cluster);
    }

    /** Votes and breaks things for as long as the options say; returns when everything has come to rest, or does not. */
    void attack() throws Exception {
        var crowd = new Crowd(cluster, history, options.seed(), options.rate());
        crowd.begin();
        rage(crowd);
        crowd.stopVoting();
        boolean rests = rest();
        crowd.leave();
        out.println(rests ? "At rest. Reading everything …" : "It does not come to rest. Reading everything …");
    }

    /** Over everything that happened, beside what is there now. */
    Verdict verdict() throws SQLException {
        return Checker.check(history, EvidenceReader.read(sources()));
    }

    Cluster cluster() {
        return cluster;
    }

    /** @return whether everything that was accepted was called counted within a while */
    boolean rest() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + AT_REST_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            if (EvidenceReader.isAtRest(sources())) {
                TimeUnit.SECONDS.sleep(2); // for the last frames
                return true;
            }
        }
        return false;
    }

    private void rage(Crowd crowd) throws Exception {
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

    private EvidenceReader.Sources sources() {
        Database database = cluster.database();
        return new EvidenceReader.Sources(
                database.url(), database.user(), database.password(), cluster.bootstrapServers());
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}

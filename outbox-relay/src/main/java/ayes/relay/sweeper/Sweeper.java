package ayes.relay.sweeper;

import ayes.relay.KafkaAccess;
import ayes.relay.PostgresAccess;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import ayes.relay.RelayStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps one sweep going somewhere: the first process to get the lock does it, the others wait behind it. */
public final class Sweeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(100);

    private final RelaySettings settings;
    private final PostgresAccess postgres;
    private final KafkaAccess kafka;
    private final RelayMetrics metrics;
    private final RelayStatus status;
    private final CountedStreams streams = new CountedStreams();
    private final InstantSource clock;
    private final TallyFollower follower;

    private volatile boolean running;
    private volatile @Nullable Thread thread;

    /** @param clock must not jump: a look that waits for a moment which was put off is no look */
    public Sweeper(
            RelaySettings settings,
            PostgresAccess postgres,
            KafkaAccess kafka,
            RelayMetrics metrics,
            RelayStatus status,
            InstantSource clock) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
        this.metrics = metrics;
        this.status = status;
        this.clock = clock;
        follower = new TallyFollower(kafka, streams, clock);
    }

    @Override
    public void start() {
        follower.start();
        running = true; // before the thread looks at it
        thread = Thread.ofPlatform().name("ayes-relay-sweeper").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        follower.stop();
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                status.swept();
                tryToSweep();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("Asked to stop");
        } finally {
            status.sweeper("stopped");
        }
    }

    private void tryToSweep() throws InterruptedException {
        Duration halfALook = settings.sweep().look().dividedBy(2);
        try (var database = new SweepDatabase(postgres, settings);
                var log = new SweepLog(kafka);
                var progress = new ProcessorProgress(kafka, settings.sweep().processorGroup(), halfALook)) {
            status.sweeper("standby");
            while (!database.tryLock() || !streams.isCaughtUp()) {
                status.swept();
                Thread.sleep(settings.leadership().retry());
            }
            sweep(database, log, progress);
        } catch (SQLException | ExecutionException | KafkaException e) {
            if (e instanceof InterruptException stop) {
                throw stop;
            }
            status.sweeper("waiting: " + e.getMessage());
            Thread.sleep(RETRY);
        } catch (RuntimeException e) {
            LOG.error("The sweeper broke and starts again", e);
            status.sweeper("waiting: " + e);
            Thread.sleep(RETRY);
        }
    }

    private void sweep(SweepDatabase database, SweepLog log, ProcessorProgress progress)
            throws SQLException, ExecutionException, InterruptedException {
        try (var logPass = new LogPass(settings, kafka, database, streams, metrics)) {
            var rounds = new SweepRounds(settings, database, log, progress, streams, logPass, metrics);
            status.sweeper("sweeping");
            sweep(database, rounds);
        }
    }

    private void sweep(SweepDatabase database, SweepRounds rounds)
            throws SQLException, ExecutionException, InterruptedException {
        while (running) {
            if (streams.isCaughtUp()) {
                rounds.tick(clock.instant());
            } else {
                database.now();
            }
            status.swept();
            Thread.sleep(TICK);
        }
    }
}

package ayes.relay;

import ayes.relay.kafka.LogTail;
import ayes.relay.kafka.LogWriter;
import ayes.relay.postgres.ChangeFeed;
import ayes.relay.postgres.Database;
import ayes.relay.postgres.Leadership;
import ayes.relay.postgres.LogComparison;
import ayes.relay.postgres.OutboxReader;
import ayes.relay.postgres.SlotHealer;
import ayes.relay.postgres.SlotKeeper;
import ayes.topic.TopicSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Leads or waits; checks the slot, heals it, streams from it; and throws away whatever breaks. The one place that retries. */
final class RelaySupervisor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelaySupervisor.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);
    private static final Duration OPERATOR_PAUSE = Duration.ofSeconds(5);

    private final RelaySettings settings;
    private final PostgresAccess postgres;
    private final KafkaAccess kafka;
    private final RelayMetrics metrics;
    private final RelayStatus status;
    private final Database database;
    private final SlotKeeper slot;
    private final SlotHealer healer;
    private final LogTail tail;
    private final LogComparison comparison;

    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable ChangeFeed feed;
    private Duration pause;
    private Duration patience;

    RelaySupervisor(
            RelaySettings settings,
            PostgresAccess postgres,
            KafkaAccess kafka,
            RelayMetrics metrics,
            RelayStatus status) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
        this.metrics = metrics;
        this.status = status;
        database = new Database(postgres, settings);
        slot = new SlotKeeper(database, settings.slot());
        healer = new SlotHealer(slot, new OutboxReader(database), settings.heal(), () -> new LogWriter(kafka), metrics);
        tail = new LogTail(kafka);
        comparison = new LogComparison(database);
        pause = settings.leadership().restartAfter();
        patience = settings.feed().stallAfter();
    }

    @Override
    public void start() {
        running = true; // before the thread looks at it
        thread = Thread.ofPlatform().name("ayes-relay-supervisor").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
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
        RelayState.Standby standby = status.show(new RelayState.Stopped().start());
        try {
            while (running) {
                standby = serve(standby);
            }
        } catch (InterruptedException e) {
            LOG.debug("Asked to stop");
        } finally {
            status.show(new RelayState.Stopped());
        }
    }

    /** One connection's worth of candidacy and, if elected, of leading. */
    private RelayState.Standby serve(RelayState.Standby standby) throws InterruptedException {
        try (Leadership leadership = Leadership.candidate(database, settings.leadership())) {
            status.show(standby);
            while (!leadership.tryLead(this::report)) {
                Thread.sleep(settings.leadership().retry());
            }
            TopicSetup.ensure(adminSettings(), kafka.replicas());
            RelayState.Preparing preparing = status.show(standby.elected());
            boolean same = false;
            while (leadership.held()) {
                if (same) {
                    preparing = lead(leadership, preparing);
                } else {
                    switch (compareWithLog()) {
                        case LogCheck.Same _ -> same = true;
                        case LogCheck.Emptied(String reason) -> slot.beginLogAnew(reason);
                        case LogCheck.Stranger(String sentence) -> preparing = haltFor(sentence, preparing);
                    }
                }
            }
            return new RelayState.Standby();
        } catch (SQLException | ExecutionException | KafkaException | Log.LogFailed e) {
            return waitAfter(e);
        } catch (RuntimeException e) {
            LOG.error("The relay broke and starts again", e);
            return waitAfter(e);
        }
    }

    private RelayState.Standby waitAfter(Exception e) throws InterruptedException {
        RelayState.Waiting waiting = status.show(new RelayState.Waiting(String.valueOf(e.getMessage())));
        Thread.sleep(backOff());
        return waiting.again();
    }

    private RelayState.Preparing lead(Leadership leadership, RelayState.Preparing preparing)
            throws SQLException, InterruptedException {
        return switch (slot.check()) {
            case SlotCheck.Usable usable -> stream(leadership, preparing);
            case SlotCheck.Broken broken -> {
                if (!(broken instanceof SlotCheck.Fresh)) {
                    LOG.warn("The slot has to be healed: {}", broken.reason());
                }
                RelayState.Healing healing = status.show(preparing.heal(broken.reason()));
                healer.heal(broken, leadership::held);
                yield status.show(healing.healed());
            }
            case SlotCheck.Busy(int pid) -> {
                slot.end(pid);
                yield preparing;
            }
            case SlotCheck.Foreign(String sentence) -> haltFor(sentence, preparing);
        };
    }

    private RelayState.Preparing haltFor(String sentence, RelayState.Preparing preparing) throws InterruptedException {
        RelayState.Halted halted = status.show(preparing.halt(sentence));
        Thread.sleep(OPERATOR_PAUSE);
        return halted.lookAgain();
    }

    private LogCheck compareWithLog() throws SQLException, ExecutionException, InterruptedException {
        var found = new LogCheck.Found(tail.cluster(), comparison.compare(tail.newest()));
        LogCheck check = LogCheck.decide(found, comparison.epoch(), slot.recorded());
        if (check instanceof LogCheck.Same) {
            slot.noteLog(found.cluster());
        }
        return check;
    }

    /** One life of engine and producer. */
    private RelayState.Preparing stream(Leadership leadership, RelayState.Preparing preparing)
            throws SQLException, InterruptedException {
        Mark mark = leadership.mark();
        String reason;
        try (Log log = new LogWriter(kafka);
                ChangeFeed one = new ChangeFeed(postgres, settings, log, mark, metrics)) {
            feed = one;
            one.start();
            reason = watch(leadership, one, preparing);
            if (one.otherSlot()) {
                slot.adopt();
            }
        } finally {
            feed = null;
        }
        RelayState.Recovering recovering = status.show(
                status.relay() instanceof RelayState.Streaming streaming
                        ? streaming.broke(reason)
                        : preparing.broke(reason));
        Thread.sleep(backOff());
        return status.show(recovering.rebuild());
    }

    /** Returns why it is over. */
    private String watch(Leadership leadership, ChangeFeed one, RelayState.Preparing preparing)
            throws InterruptedException {
        boolean streaming = false;
        while (leadership.held()) {
            if (one.awaitEnd(Duration.ofMillis(100))) {
                return one.reason();
            }
            if (one.silentFor(patience)) {
                // Longer each time: decoding one huge transaction is silent, too.
                String reason = "nothing arrived for " + patience.toSeconds() + " s";
                patience = shorter(patience.multipliedBy(2), LONGEST_PATIENCE);
                return reason;
            }
            if (!streaming && one.proven()) {
                streaming = true;
                status.show(preparing.stream());
                pause = settings.leadership().restartAfter();
                patience = settings.feed().stallAfter();
            }
        }
        return "the leadership is lost";
    }

    private void report(Connection connection) throws SQLException {
        ChangeFeed current = feed;
        metrics.lag(slot.report(connection, current == null ? null : current.relayedUntil()));
    }

    private Duration backOff() {
        Duration now = pause;
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        return now;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> admin = kafka.clientSettings("ayes-relay-topics");
        admin.put("request.timeout.ms", "5000");
        admin.put("default.api.timeout.ms", "10000");
        return admin;
    }
}

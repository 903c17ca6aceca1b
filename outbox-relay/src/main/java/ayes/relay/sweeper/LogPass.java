package ayes.relay.sweeper;

import ayes.relay.KafkaAccess;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slow pass: are the events that are counted still in the log? A broker that died may have lost the end of it, and the tally
 * stands all the same; then history would be short, and a rebuild wrong. What is missing is sent again. A little each tick, so that
 * the quick looks do not wait.
 */
final class LogPass implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogPass.class);

    /** Where nobody has asked before. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final int CHUNK = 2_000;

    private final RelaySettings.Sweep settings;
    private final String slot;
    private final KafkaAccess kafka;
    private final SweepDatabase database;
    private final CountedStreams streams;
    private final RelayMetrics metrics;

    private @Nullable LogReading reading;
    private Accepted cursor = start(Instant.EPOCH);
    private Instant until = Instant.EPOCH;
    private Instant comparedUntil = Instant.EPOCH;
    private Instant again = Instant.EPOCH;
    private Map<UUID, Counted> counted = Map.of();
    private long missing;

    LogPass(
            RelaySettings settings,
            KafkaAccess kafka,
            SweepDatabase database,
            CountedStreams streams,
            RelayMetrics metrics) {
        this.settings = settings.sweep();
        this.slot = settings.slot();
        this.kafka = kafka;
        this.database = database;
        this.streams = streams;
        this.metrics = metrics;
    }

    /** @param repairs within whose budget it sends */
    void step(Instant now, Repairs repairs) throws SQLException, ExecutionException, InterruptedException {
        LogReading present = reading;
        if (present != null) {
            if (present.readOn(A_MOMENT) && compareOn(present, repairs)) {
                end(now);
            }
        } else if (!now.isBefore(again)) {
            begin();
        }
    }

    private void begin() throws SQLException {
        Instant databaseNow = database.now();
        Instant before = database.logComparedUntil(slot);
        Instant from = before == null ? databaseNow.minus(FIRST_LOOK_BACK) : before.minus(settings.logOverlap());
        until = databaseNow.minus(settings.overlap());
        comparedUntil = until;
        cursor = start(from);
        missing = 0;
        counted = streams.all(); // before the log's end is asked for: all of it was in the log by then
        reading = LogReading.begin(kafka, from);
    }

    /** Returns whether it came to the end of what was accepted. */
    private boolean compareOn(LogReading log, Repairs repairs)
            throws SQLException, ExecutionException, InterruptedException {
        List<Accepted> chunk = database.acceptedAfter(cursor, until, CHUNK);
        for (Accepted event : chunk) {
            if (wasCounted(event) && !log.holds(event)) {
                if (!repairs.resend(event)) {
                    return false; // the budget is used up: from here on at the next tick
                }
                missing++;
            }
            if (!wasCounted(event) && event.at().isBefore(comparedUntil)) {
                // It may still be counted, and lost after that: the next pass begins before it.
                comparedUntil = event.at();
            }
            cursor = event;
        }
        return chunk.size() < CHUNK;
    }

    /** When the reading began. What was not may have come later than we read; if it never does, the quick looks find it. */
    private boolean wasCounted(Accepted event) {
        return counted.getOrDefault(event.stream(), Counted.NOTHING)
                        .in(event.epoch())
                        .through()
                >= event.seq();
    }

    private void end(Instant now) throws SQLException {
        close();
        database.logCompared(slot, comparedUntil);
        again = now.plus(settings.logPass());
        if (missing > 0) {
            metrics.missedInLog(missing);
            LOG.warn("The log had lost {} events that were accepted and counted; they are in it again", missing);
        }
    }

    private static Accepted start(Instant from) {
        return new Accepted(new UUID(0, 0), new UUID(0, 0), 0, 0, from);
    }

    @Override
    public void close() {
        LogReading open = reading;
        reading = null;
        counted = Map.of();
        if (open != null) {
            open.close();
        }
    }
}

package ayes.relay.sweeper;

import ayes.relay.RelayMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends holes. What the outbox still holds is sent again, so that history stays whole; what it no longer holds, or what nobody can
 * read however often it is sent, is replaced by stating the stream anew. Within a budget: a repair must not become a burst.
 */
final class Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private static final int CHUNK = 500;

    /** A statement is a transaction with a count: as dear as so many rows. */
    private static final int COST_OF_A_STATEMENT = 10;

    private final SweepDatabase database;
    private final SweepLog log;
    private final Watchlist watchlist;
    private final RelayMetrics metrics;
    private final Duration settle;
    private long budget;

    /** @param settle what a tally may take from the processor's commit to us */
    Repairs(SweepDatabase database, SweepLog log, Watchlist watchlist, RelayMetrics metrics, Duration settle) {
        this.settle = settle;
        this.database = database;
        this.log = log;
        this.watchlist = watchlist;
        this.metrics = metrics;
    }

    /** @param rows that may be sent until the next look */
    void allow(long rows) {
        budget = rows;
    }

    /** @param processed of the stream's partition, asked for after the hole was seen */
    void republish(Watchlist.Judged judged, Sweep.Verdict.Hole hole, Processed processed, Instant now)
            throws SQLException, ExecutionException, InterruptedException {
        Accepted accepted = judged.accepted();
        Repair repair = Repair.of(watchlist.repairOf(accepted.stream()), hole, processed, now);
        if (repair.isInVain(settle, now)) {
            stateAnew(accepted, "sending its events again does not help", now);
        }
        Repair.Range due = repair.due(settle, now);
        if (!due.isEmpty() && watchlist.isNewHole(accepted.stream())) {
            metrics.foundHole();
            LOG.warn("A hole in {}: {} to {} are not counted", accepted.stream(), due.from(), due.to());
        }
        while (!due.isEmpty() && budget > 0) {
            Repair.Range range = due.atMost(Math.min(CHUNK, budget));
            Sent sent = send(accepted, range);
            if (sent.missing() > 0) {
                stateAnew(accepted, "the outbox no longer holds all of " + range, now);
                range = new Repair.Range(range.from(), repair.to()); // the statement stands for all of it
            }
            repair = repair.sent(range, sent.nextOffset(), now);
            due = repair.due(settle, now);
        }
        watchlist.repaired(accepted.stream(), repair);
    }

    /** @return false if there is no budget left for it */
    boolean resend(Accepted event) throws SQLException, ExecutionException, InterruptedException {
        if (budget <= 0) {
            return false;
        }
        Sent _ = send(event, new Repair.Range(event.seq(), event.seq()));
        return true;
    }

    /**
     * @param nextOffset in the log, behind the last of them
     * @param missing how many the outbox no longer holds, in the stream's present epoch
     */
    private record Sent(long nextOffset, long missing) {}

    private Sent send(Accepted accepted, Repair.Range range)
            throws SQLException, ExecutionException, InterruptedException {
        UUID stream = accepted.stream();
        List<SweepDatabase.Event> events = database.events(stream, range).stream()
                .filter(event -> event.epoch() == accepted.epoch())
                .toList();
        events.forEach(log::republish);
        long nextOffset = log.settle();
        budget -= Math.max(1, events.size());
        metrics.swept(events.size());
        long missing = range.to() - range.from() + 1 - events.size();
        if (missing > 0) {
            metrics.cannotRepair(missing);
        }
        return new Sent(nextOffset, missing);
    }

    void stateAnew(Accepted accepted, String reason, Instant now) throws SQLException {
        if (budget < COST_OF_A_STATEMENT || !watchlist.mayStateAnew(accepted.stream(), now)) {
            return;
        }
        budget -= COST_OF_A_STATEMENT;
        long seq = database.stateAnew(accepted.stream());
        metrics.statedAnew();
        LOG.warn("Stated {} anew at event {}: {}", accepted.stream(), seq, reason);
    }
}

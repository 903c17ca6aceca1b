package ayes.relay.sweeper;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what the outbox need not keep any longer, after a whole pass has found every stream counted. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** PostgreSQL: somebody held a lock for longer than a vote may wait. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Duration retention;
    private final SweepDatabase database;
    private Instant again = Instant.EPOCH;
    private boolean passedBefore;

    Retention(Duration retention, SweepDatabase database) {
        this.retention = retention;
        this.database = database;
    }

    /**
     * A pass over every stream begins.
     *
     * @param allCounted whether nothing was left to watch of the one before
     * @param now by the database's clock
     */
    void passed(boolean allCounted, Instant now) throws SQLException {
        boolean first = !passedBefore;
        passedBefore = true;
        if (first || !allCounted || now.isBefore(again)) {
            return;
        }
        again = now.plus(EVERY);
        try {
            int dropped = database.dropOutboxBefore(now.minus(retention));
            if (dropped > 0) {
                LOG.info("Dropped {} partitions of the outbox that ended more than {} ago", dropped, retention);
            }
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            LOG.info("The outbox is in use; its old partitions are dropped later");
        }
    }
}

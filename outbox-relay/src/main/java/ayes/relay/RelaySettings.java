package ayes.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code ayes.relay}; each key and its reason stand in {@code ayes-relay.yaml}.
 *
 * @param slot of logical replication, made by the first start
 */
public record RelaySettings(
        @DefaultValue("ayes_relay") String postgresUser,
        @DefaultValue("") String postgresPassword,
        @DefaultValue("ayes_sweeper") String sweeperUser,
        @DefaultValue("") String sweeperPassword,
        @DefaultValue("ayes_outbox") String slot,
        @DefaultValue Feed feed,
        @DefaultValue Leadership leadership,
        @DefaultValue Heal heal,
        @DefaultValue Sweep sweep) {

    public RelaySettings {
        require(!postgresUser.isBlank(), "postgres-user must not be empty");
        require(!sweeperUser.isBlank(), "sweeper-user must not be empty");
        require(slot.matches("[a-z0-9_]{1,63}"), "slot must be 1 to 63 of a-z, 0-9 and _, but is '" + slot + "'");
    }

    /**
     * The pace of the embedded engine.
     *
     * @param pollInterval how long Debezium gathers before it hands a batch over
     * @param maxBatch rows in one batch at most
     * @param stallAfter without any record or mark, the engine counts as hung
     */
    public record Feed(
            @DefaultValue("5ms") Duration pollInterval,
            @DefaultValue("2048") int maxBatch,
            @DefaultValue("15s") Duration stallAfter) {

        public Feed {
            require(between(pollInterval, 1, 1_000), "feed.poll-interval must be 1 ms to 1 s");
            require(maxBatch >= 1 && maxBatch <= 100_000, "feed.max-batch must be 1 to 100000");
            require(between(stallAfter, 3_000, 600_000), "feed.stall-after must be 3 s to 10 min");
        }
    }

    /**
     * Who leads, and how soon somebody else does.
     *
     * @param ping how often the leader writes its mark
     * @param timeout after which PostgreSQL takes the lock from a leader that froze
     * @param retry how often a standby asks for the lock
     * @param restartAfter pause before a broken engine is replaced; doubles up to a second
     */
    public record Leadership(
            @DefaultValue("1s") Duration ping,
            @DefaultValue("4s") Duration timeout,
            @DefaultValue("500ms") Duration retry,
            @DefaultValue("200ms") Duration restartAfter) {

        public Leadership {
            require(between(ping, 100, 10_000), "leadership.ping must be 100 ms to 10 s");
            require(timeout.compareTo(ping.multipliedBy(2)) >= 0, "leadership.timeout must be at least twice the ping");
            require(between(retry, 50, 10_000), "leadership.retry must be 50 ms to 10 s");
            require(between(restartAfter, 50, 1_000), "leadership.restart-after must be 50 ms to 1 s");
        }
    }

    /**
     * What is sent again when a slot is new.
     *
     * @param overlap how far before the newest relayed event a republishing starts: longer than any transaction that writes
     *     the outbox
     * @param batch rows sent at once
     */
    public record Heal(
            @DefaultValue("1m") Duration overlap,
            @DefaultValue("1000") int batch) {

        public Heal {
            require(between(overlap, 1_000, 86_400_000), "heal.overlap must be 1 s to 1 day");
            require(batch >= 1 && batch <= 10_000, "heal.batch must be 1 to 10000");
        }
    }

    /**
     * The pace and the patience of the sweeper.
     *
     * @param look how often new rows of the outbox are compared with the tallies
     * @param fullPass how often every stream is
     * @param logPass how often the log's own numbers are compared with the outbox
     * @param logOverlap how far each of these passes reaches back behind the last: longer than an event may wait to be relayed
     * @param patience how long an event may be missing while nothing moves, or after others overtook it
     * @param gapPatience how long a seq may be missing below one that is counted
     * @param overlap looks reach this far back behind the last one, for transactions that committed meanwhile
     * @param republishPerSecond rows at most
     * @param processorGroup the consumer group of the processor, whose progress says what may still be counted
     * @param outboxRetention how long the outbox keeps what is counted: the source of every repair
     */
    public record Sweep(
            @DefaultValue("1s") Duration look,
            @DefaultValue("60s") Duration fullPass,
            @DefaultValue("10m") Duration logPass,
            @DefaultValue("1h") Duration logOverlap,
            @DefaultValue("2s") Duration patience,
            @DefaultValue("500ms") Duration gapPatience,
            @DefaultValue("5s") Duration overlap,
            @DefaultValue("5000") int republishPerSecond,
            @DefaultValue("ayes-tally") String processorGroup,
            @DefaultValue("7d") Duration outboxRetention) {

        public Sweep {
            require(between(look, 100, 60_000), "sweep.look must be 100 ms to 1 min");
            require(fullPass.compareTo(look) >= 0, "sweep.full-pass must not be shorter than sweep.look");
            require(between(logPass, 1_000, 86_400_000), "sweep.log-pass must be 1 s to 1 day");
            require(between(logOverlap, 1_000, 604_800_000), "sweep.log-overlap must be 1 s to 7 days");
            require(between(patience, 200, 600_000), "sweep.patience must be 200 ms to 10 min");
            require(between(gapPatience, 0, 600_000), "sweep.gap-patience must be 0 to 10 min");
            require(between(overlap, 1_000, 3_600_000), "sweep.overlap must be 1 s to 1 h");
            require(republishPerSecond > 0, "sweep.republish-per-second must be positive");
            require(!processorGroup.isBlank(), "sweep.processor-group must not be empty");
            require(
                    outboxRetention.compareTo(Duration.ofDays(1)) >= 0,
                    "sweep.outbox-retention must be at least 1 day: repairs come from the outbox");
        }
    }

    private static boolean between(Duration value, long leastMillis, long mostMillis) {
        return value.toMillis() >= leastMillis && value.toMillis() <= mostMillis;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("ayes.relay." + sentence);
        }
    }
}

package ayes.ingest.commit;

import java.util.function.Predicate;

/**
 * @param queueSize commands that may wait at once; more are refused
 * @param batchSize commands in one transaction
 * @param transactionsInFlight at once, over all streams
 * @param worthHalving failures that single commands cause (a constraint, bad data), as opposed to a world that is broken
 */
public record GroupCommitSettings(
        int queueSize, int batchSize, int transactionsInFlight, Predicate<Throwable> worthHalving) {

    public GroupCommitSettings {
        if (queueSize < 1 || batchSize < 1 || transactionsInFlight < 1) {
            throw new IllegalArgumentException(
                    "ayes.ingest.queue-size, batch-size and transactions-in-flight must be at least 1");
        }
    }
}

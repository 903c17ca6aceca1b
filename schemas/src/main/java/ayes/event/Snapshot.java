package ayes.event;

import java.util.List;

/**
 * Absolute counts of a poll as of the seq of the event that carries them, read from SQL in the transaction that numbered
 * the event, after it had locked the poll.
 *
 * @param counts votes by option index
 * @param voters participants whose ballot is not empty
 */
public record Snapshot(List<Long> counts, long voters, int round, PollStatus status, Visibility visibility) {

    public Snapshot {
        counts = List.copyOf(counts);
    }
}

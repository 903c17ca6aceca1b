package ayes.ingest.vote;

import ayes.event.Ballot;
import org.jspecify.annotations.Nullable;

/**
 * How one voter stands, read under the poll's lock.
 *
 * @param answered what this idempotency key was answered before, null if it is new
 * @param vote the voter's row, null if they never voted
 */
public record Standing(
        @Nullable Answered answered, @Nullable Vote vote) {

    public static final Standing NEW = new Standing(null, null);

    public record Answered(String requestHash, VoteOutcome.Answer answer) {}

    /**
     * @param round the round it was cast in: in a later round it counts as no vote, but its revision stands
     * @param ballot empty if it was taken back
     */
    public record Vote(int round, Ballot ballot, long revision, long seq) {}
}

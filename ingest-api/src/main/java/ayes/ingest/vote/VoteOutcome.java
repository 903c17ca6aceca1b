package ayes.ingest.vote;

/** What became of one vote. Refusals are answers. */
public sealed interface VoteOutcome {

    /**
     * What stands now, durably: this vote, or the newer one that it arrived too late for.
     *
     * @param seq of the event that made it so; 0 if the voter has no vote
     */
    record Answer(long seq, long revision, Status status) implements VoteOutcome {}

    enum Status {
        COUNTED,
        RETRACTED,
        NONE
    }

    /** No such poll in the voter's session. */
    record NoSuchPoll() implements VoteOutcome {}

    record PollIsClosed() implements VoteOutcome {}

    record SessionHasEnded() implements VoteOutcome {}

    /** The host allows one vote each, and this voter has cast it. */
    record VoteIsFinal() implements VoteOutcome {}

    record InvalidBallot(String message) implements VoteOutcome {}

    /** The idempotency key came with another body before. */
    record KeyReused() implements VoteOutcome {}
}

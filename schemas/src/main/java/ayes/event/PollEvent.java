package ayes.event;

import org.jspecify.annotations.Nullable;

/** Everything that can happen to a poll, numbered in the poll's own stream. */
public sealed interface PollEvent extends Event {

    record PollCreated(PollDefinition definition) implements PollEvent {}

    record PollOpened() implements PollEvent {}

    /** @param snapshot the final counts, from the transaction that closed the poll */
    record PollClosed(Snapshot snapshot) implements PollEvent {}

    record PollRevealed() implements PollEvent {}

    record PollHidden() implements PollEvent {}

    /** A new round: the counts start again, and nothing of the earlier rounds is deleted from the log. */
    record PollReset(Snapshot snapshot) implements PollEvent {}

    /**
     * A vote, first or changed.
     *
     * @param previous what stood before in this round, empty for a first vote: the tally needs no memory of voters
     * @param revision grows with every change by this participant
     */
    record VoteCast(ParticipantId participant, Ballot ballot, Ballot previous, long revision) implements PollEvent {}

    /** @param previous what was taken back, empty if nothing stood */
    record VoteRetracted(ParticipantId participant, Ballot previous, long revision) implements PollEvent {}

    /**
     * The poll stated anew, with absolute counts at this seq: the repair when single events can no longer be sent again, and
     * how every poll begins in a new epoch.
     *
     * @param definition for readers that have lost the beginning; null in events of the first version
     */
    record CountsTaken(Snapshot snapshot, @Nullable PollDefinition definition) implements PollEvent {}
}

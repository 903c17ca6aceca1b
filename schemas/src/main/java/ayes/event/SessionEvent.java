package ayes.event;

import java.util.List;

/** Everything that can happen to a session, numbered in the session's own stream. */
public sealed interface SessionEvent extends Event {

    /** @param code what participants type to join: six characters of Crockford's base 32 */
    record SessionStarted(String code, String title) implements SessionEvent {}

    record ParticipantJoined(ParticipantId participant) implements SessionEvent {}

    record PollAdded(PollId poll) implements SessionEvent {}

    /** @param polls all polls of the session, in their new order */
    record PollsOrdered(List<PollId> polls) implements SessionEvent {
        public PollsOrdered {
            polls = List.copyOf(polls);
        }
    }

    record SessionEnded() implements SessionEvent {}
}

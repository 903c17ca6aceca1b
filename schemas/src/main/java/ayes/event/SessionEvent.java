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

    /**
     * The session stated anew at this seq: the repair when single events can no longer be sent again, and how every session
     * begins in a new epoch.
     *
     * @param polls in the host's order
     * @param joined how many participants have ever joined
     */
    record SessionTaken(String code, String title, SessionStatus status, List<PollId> polls, long joined)
            implements SessionEvent {
        public SessionTaken {
            polls = List.copyOf(polls);
        }
    }
}

package ayes.replay;

import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent.PollAdded;
import java.util.Set;

/**
 * Which events of a range are asked for.
 *
 * @param polls only what happened to these; empty for all, and for the session's own events
 * @param types only events of these {@link EventNames}; empty for all
 */
public record Selection(Set<PollId> polls, Set<String> types) {

    public static final Selection ALL = new Selection(Set.of(), Set.of());

    public Selection {
        polls = Set.copyOf(polls);
        types = Set.copyOf(types);
    }

    boolean admits(Recorded event) {
        return (types.isEmpty() || types.contains(EventNames.of(event.event())))
                && (polls.isEmpty() || polls.contains(pollOf(event)));
    }

    /** For a session's own events its id, which is no poll's. */
    private static PollId pollOf(Recorded event) {
        return event.event() instanceof PollAdded(PollId poll) ? poll : new PollId(event.stream());
    }
}

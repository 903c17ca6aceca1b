package ayes.verify;

import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionStatus;
import java.util.ArrayList;
import java.util.List;

/** Counts who joined a session, and which polls it has. */
final class SessionCount implements Count {

    private SessionStatus status = SessionStatus.LIVE;
    private List<PollId> polls = new ArrayList<>();
    private long joined;

    @Override
    public List<String> take(Recorded recorded) {
        switch (sessionEvent(recorded)) {
            case SessionStarted _ -> {} // says who it is; nobody is there yet
            case ParticipantJoined _ -> joined++;
            case PollAdded e -> polls.add(e.poll());
            case PollsOrdered e -> polls = new ArrayList<>(e.polls());
            case SessionEnded _ -> status = SessionStatus.ENDED;
            case SessionTaken e -> {
                return compared(e, recorded);
            }
        }
        return List.of();
    }

    @Override
    public void beginWith(Recorded recorded) {
        if (!(recorded.event() instanceof SessionTaken stated)) {
            throw new IllegalArgumentException("states nothing: " + recorded);
        }
        status = stated.status();
        polls = new ArrayList<>(stated.polls());
        joined = stated.joined();
    }

    @Override
    public Standing.OfSession standing() {
        return new Standing.OfSession(status, polls, joined);
    }

    private List<String> compared(SessionTaken stated, Recorded event) {
        Standing.OfSession counted = standing();
        var said = new Standing.OfSession(stated.status(), stated.polls(), stated.joined());
        return said.equals(counted)
                ? List.of()
                : List.of("%s states %s, and the events before it come to %s"
                        .formatted(Count.name(event), said.where(counted), counted.where(said)));
    }

    private static SessionEvent sessionEvent(Recorded recorded) {
        if (recorded.event() instanceof SessionEvent event) {
            return event;
        }
        throw new IllegalArgumentException("not an event of a session: " + recorded);
    }
}

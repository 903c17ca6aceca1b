package ayes.processor;

import ayes.event.PollId;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A session as the database knows it, and the events that it numbers. */
public final class SessionHistory {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    public final SessionId session = new SessionId(new UUID(0, 1));
    private final TenantId tenant = new TenantId(new UUID(0, 3));
    private final List<Recorded> events = new ArrayList<>();

    public SessionHistory() {
        number(new SessionStarted("AB12CD", "All hands"));
    }

    public static PollId poll(int number) {
        return new PollId(new UUID(2, number));
    }

    public Recorded started() {
        return events.getFirst();
    }

    public List<Recorded> events() {
        return List.copyOf(events);
    }

    public Recorded join(int participant) {
        return number(new ParticipantJoined(PollHistory.participant(participant)));
    }

    public Recorded add(int poll) {
        return number(new PollAdded(poll(poll)));
    }

    public Recorded order(int... polls) {
        return number(new PollsOrdered(
                Arrays.stream(polls).mapToObj(SessionHistory::poll).toList()));
    }

    public Recorded end() {
        return number(new SessionEnded());
    }

    /** All of it, as the sweeper would state it. */
    public Recorded taken(SessionStatus status, List<PollId> polls, long joined) {
        return number(new SessionTaken("AB12CD", "All hands", status, polls, joined));
    }

    private Recorded number(SessionEvent event) {
        int seq = events.size() + 1;
        var recorded =
                new Recorded(new Position(1, seq), session.value(), session, tenant, MORNING.plusMillis(seq), event);
        events.add(recorded);
        return recorded;
    }
}

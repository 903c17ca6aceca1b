package ayes.replay;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollEvent.VoteCast;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionId;
import ayes.event.TenantId;
import java.time.Instant;
import java.util.UUID;

/** Events of one session, for tests. */
public final class Story {

    public static final SessionId SESSION = SessionId.of("6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11");
    public static final TenantId TENANT = TenantId.of("00000000-0000-0000-0000-000000000001");
    public static final UUID POLL = UUID.fromString("b7c1f6de-0f0a-4d0e-8a7e-5f6f0a1b2c3d");
    public static final ParticipantId PARTICIPANT = ParticipantId.of("11111111-2222-4333-8444-555555555555");
    public static final Instant START = Instant.parse("2026-11-21T09:30:00Z");

    private Story() {}

    public static Recorded started() {
        return recorded(SESSION.value(), 1, 1, new SessionStarted("K7M2QX", "All hands"));
    }

    /** The vote with that seq, accepted as many seconds after the start. */
    public static Recorded vote(long seq) {
        return vote(1, seq);
    }

    public static Recorded vote(long epoch, long seq) {
        return recorded(POLL, epoch, seq, new VoteCast(PARTICIPANT, Ballot.of(1), Ballot.EMPTY, seq));
    }

    public static Recorded recorded(UUID stream, long epoch, long seq, Event event) {
        return new Recorded(new Position(epoch, seq), stream, SESSION, TENANT, START.plusSeconds(seq), event);
    }
}

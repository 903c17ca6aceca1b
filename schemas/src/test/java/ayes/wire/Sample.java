package ayes.wire;

import ayes.event.Audit;
import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
import ayes.event.PollEvent;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Presence;
import ayes.event.Recorded;
import ayes.event.ResultsPolicy;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.TenantId;
import ayes.event.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Fixed values of one schema.
 *
 * @param name of the schema, as its golden files are called
 */
record Sample<T>(String name, Codec<T> codec, List<T> values) {

    private static final SessionId SESSION = SessionId.of("6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11");
    private static final TenantId TENANT = TenantId.of("00000000-0000-0000-0000-000000000001");
    private static final PollId POLL = PollId.of("b7c1f6de-0f0a-4d0e-8a7e-5f6f0a1b2c3d");
    private static final PollId ANOTHER_POLL = PollId.of("0d9f4c2b-6e1a-4b7c-8d3e-2f1a0b9c8d7e");
    private static final ParticipantId PARTICIPANT = ParticipantId.of("f3b9a0c4-1d2e-4f60-9a8b-7c6d5e4f3a2b");
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.123456Z");
    private static final long MICROS = 1_795_253_400_123_456L;

    private static final PollDefinition DEFINITION = new PollDefinition(
            1,
            PollKind.SINGLE,
            "Gehn wir heut' noch in die Höh'? 🎈",
            List.of("Ja", "Nein", "はい"),
            new PollSettings(false, ResultsPolicy.AFTER_CLOSE));
    private static final Snapshot SNAPSHOT =
            new Snapshot(List.of(301L, 75L, 36L), 412, 2, PollStatus.CLOSED, Visibility.REVEALED);
    private static final Tally TALLY = new Tally(
            POLL,
            SESSION,
            TENANT,
            3,
            412,
            415,
            414,
            DEFINITION,
            PollStatus.OPEN,
            Visibility.HIDDEN,
            2,
            MICROS,
            List.of(301L, 75L, 36L),
            412,
            MICROS + 1);
    private static final SessionView VIEW = new SessionView(
            SESSION,
            TENANT,
            3,
            7,
            9,
            8,
            "K7M2QX",
            "All hands",
            SessionStatus.ENDED,
            List.of(POLL, ANOTHER_POLL),
            415,
            MICROS);

    /** One of each schema. A schema that is missing here has no golden bytes, which its test finds out. */
    static List<Sample<?>> all() {
        return List.of(
                new Sample<>("event", Codecs.EVENT, events()),
                new Sample<>("tally", Codecs.TALLY, List.of(TALLY)),
                new Sample<>("session", Codecs.SESSION, List.of(VIEW)),
                new Sample<>("audit", Codecs.AUDIT, List.of(new Audit(POLL.value(), SESSION, 3, 415, 412, MICROS))),
                new Sample<>("presence", Codecs.PRESENCE, List.of(new Presence(SESSION, "gateway-7", 19_000, MICROS))),
                new Sample<>(
                        "tally-state",
                        Codecs.TALLY_STATE,
                        List.of(new StateOf<>(TALLY, events()), new StateOf<>(null, List.of()))),
                new Sample<>(
                        "session-state",
                        Codecs.SESSION_STATE,
                        List.of(new StateOf<>(VIEW, events()), new StateOf<>(null, List.of()))));
    }

    /** One of each type, in the order of the schema's symbols. */
    static List<Recorded> events() {
        List<Event> events = List.of(
                new SessionStarted("K7M2QX", "All hands"),
                new ParticipantJoined(PARTICIPANT),
                new PollAdded(POLL),
                new PollsOrdered(List.of(ANOTHER_POLL, POLL)),
                new SessionEnded(),
                new PollCreated(DEFINITION),
                new PollOpened(),
                new PollClosed(SNAPSHOT),
                new PollRevealed(),
                new PollHidden(),
                new PollReset(SNAPSHOT),
                new VoteCast(PARTICIPANT, Ballot.of(2), Ballot.of(0), 3),
                new VoteRetracted(PARTICIPANT, Ballot.of(2), 4),
                new CountsTaken(SNAPSHOT, DEFINITION),
                new CountsTaken(SNAPSHOT, null),
                new SessionTaken("K7M2QX", "All hands", SessionStatus.ENDED, List.of(POLL, ANOTHER_POLL), 415));
        var recorded = new ArrayList<Recorded>();
        for (Event event : events) {
            UUID stream = event instanceof PollEvent ? POLL.value() : SESSION.value();
            recorded.add(new Recorded(
                    new Position(3, recorded.size() + 1L),
                    stream,
                    SESSION,
                    TENANT,
                    AT.plusSeconds(recorded.size()),
                    event));
        }
        return recorded;
    }

    List<byte[]> encoded() {
        return values.stream().map(codec::encode).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

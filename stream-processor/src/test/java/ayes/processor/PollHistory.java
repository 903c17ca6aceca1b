package ayes.processor;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
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
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A poll as the database knows it, and the events that it numbers. */
public final class PollHistory {

    public static final PollDefinition DEFINITION =
            new PollDefinition(0, PollKind.SINGLE, "Tea?", List.of("yes", "no", "later"), PollSettings.DEFAULT);

    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00.000001Z");

    public final PollId poll;
    public final SessionId session;
    private final TenantId tenant = new TenantId(new UUID(0, 3));
    private final long epoch;
    private final Map<ParticipantId, Ballot> standing = new HashMap<>();
    private final List<Recorded> events = new ArrayList<>();
    private PollStatus status = PollStatus.DRAFT;
    private Visibility visibility = Visibility.HIDDEN;
    private int round = 1;
    private long seq;
    private long clock;

    public PollHistory(SessionId session, PollId poll, long epoch) {
        this.session = session;
        this.poll = poll;
        this.epoch = epoch;
        clock = epoch * 1_000_000;
        number(new PollCreated(DEFINITION));
    }

    public static PollHistory ofAPoll() {
        return new PollHistory(new SessionId(new UUID(0, 1)), new PollId(new UUID(0, 2)), 1);
    }

    public static ParticipantId participant(int number) {
        return new ParticipantId(new UUID(1, number));
    }

    public Recorded created() {
        return events.getFirst();
    }

    public List<Recorded> events() {
        return List.copyOf(events);
    }

    public PollStatus status() {
        return status;
    }

    public Recorded open() {
        status = PollStatus.OPEN;
        return number(new PollOpened());
    }

    public Recorded close() {
        status = PollStatus.CLOSED;
        return number(new PollClosed(snapshot()));
    }

    public Recorded reveal() {
        visibility = Visibility.REVEALED;
        return number(new PollRevealed());
    }

    public Recorded hide() {
        visibility = Visibility.HIDDEN;
        return number(new PollHidden());
    }

    public Recorded reset() {
        standing.clear();
        round++;
        status = PollStatus.DRAFT;
        visibility = Visibility.HIDDEN;
        return number(new PollReset(snapshot()));
    }

    public Recorded vote(int participant, int choice) {
        var ballot = Ballot.of(choice);
        Ballot previous = standing.put(participant(participant), ballot);
        return number(
                new VoteCast(participant(participant), ballot, previous == null ? Ballot.EMPTY : previous, seq + 1));
    }

    public Recorded retract(int participant) {
        Ballot previous = standing.remove(participant(participant));
        return number(new VoteRetracted(participant(participant), previous == null ? Ballot.EMPTY : previous, seq + 1));
    }

    /** With a number of its own. */
    public Recorded countsTaken() {
        return number(new CountsTaken(snapshot(), DEFINITION));
    }

    /** As of the last event, whose number it shares: a repair. */
    public Recorded repair() {
        return repair(snapshot());
    }

    public Recorded repair(Snapshot snapshot) {
        return record(seq, new CountsTaken(snapshot, null));
    }

    public Snapshot snapshot() {
        var counts = new ArrayList<>(List.of(0L, 0L, 0L));
        standing.values()
                .forEach(ballot -> ballot.choices().forEach(choice -> counts.set(choice, counts.get(choice) + 1)));
        return new Snapshot(counts, standing.size(), round, status, visibility);
    }

    private Recorded number(Event event) {
        seq++;
        return record(seq, event);
    }

    private Recorded record(long at, Event event) {
        clock += 7;
        var recorded = new Recorded(
                new Position(epoch, at), poll.value(), session, tenant, MORNING.plusNanos(clock * 1_000), event);
        events.add(recorded);
        return recorded;
    }
}

package ayes.verify;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A poll as ingest would number it, and beside it the naive count: all ballots in a map, added up anew each time. */
final class Poll {

    static final UUID STREAM = new UUID(7, 1);
    static final SessionId SESSION = new SessionId(new UUID(7, 0));

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    private final int options;
    private final Map<ParticipantId, Ballot> ballots = new HashMap<>();
    private final List<Recorded> events = new ArrayList<>();
    private final Map<Long, Standing.OfPoll> standings = new HashMap<>();
    private long epoch = 1;
    private long seq;
    private int round = 1;
    private PollStatus status = PollStatus.DRAFT;

    private Poll(int options) {
        this.options = options;
    }

    /** Created and opened: events 1 and 2. */
    static Poll open(int options) {
        var poll = new Poll(options);
        poll.add(new PollCreated(new PollDefinition(
                0, PollKind.SINGLE, "Which?", Collections.nCopies(options, "an option"), PollSettings.DEFAULT)));
        poll.reopen();
        return poll;
    }

    Poll reopen() {
        status = PollStatus.OPEN;
        return add(new PollOpened());
    }

    Poll vote(int participant, int choice) {
        ParticipantId who = participant(participant);
        Ballot previous = ballots.getOrDefault(who, Ballot.EMPTY);
        ballots.put(who, Ballot.of(choice));
        return add(new VoteCast(who, Ballot.of(choice), previous, 1));
    }

    Poll retract(int participant) {
        ParticipantId who = participant(participant);
        Ballot previous = ballots.getOrDefault(who, Ballot.EMPTY);
        ballots.put(who, Ballot.EMPTY);
        return add(new VoteRetracted(who, previous, 2));
    }

    Poll close() {
        status = PollStatus.CLOSED;
        return add(new PollClosed(stated()));
    }

    Poll reset() {
        ballots.clear();
        round++;
        return add(new PollReset(stated()));
    }

    Poll restate() {
        return add(new CountsTaken(stated(), null));
    }

    /** An operator's word; the sweeper states it anew. */
    Poll beginEpoch(long next) {
        epoch = next;
        return restate();
    }

    /** What a restored database has forgotten. */
    Poll forget(Map<Integer, Integer> stands) {
        ballots.clear();
        stands.forEach((who, choice) -> ballots.put(participant(who), Ballot.of(choice)));
        return this;
    }

    Poll add(Event event) {
        seq++;
        events.add(recorded(seq, event));
        standings.put(seq, standing());
        return this;
    }

    Recorded recorded(long at, Event event) {
        return new Recorded(
                new Position(epoch, at), STREAM, SESSION, TENANT, Instant.ofEpochSecond(1_000_000 + at), event);
    }

    List<Recorded> events() {
        return List.copyOf(events);
    }

    Recorded event(long at) {
        return events.get((int) at - 1);
    }

    Position newest() {
        return new Position(epoch, seq);
    }

    Standing.OfPoll standing() {
        List<Long> counts = new ArrayList<>(Collections.nCopies(options, 0L));
        ballots.values()
                .forEach(ballot -> ballot.choices().forEach(choice -> counts.set(choice, counts.get(choice) + 1)));
        long voters =
                ballots.values().stream().filter(ballot -> !ballot.isEmpty()).count();
        return new Standing.OfPoll(counts, voters, round, status, Visibility.HIDDEN);
    }

    Standing.OfPoll standingAt(long at) {
        return Objects.requireNonNull(standings.get(at));
    }

    Snapshot stated() {
        return stated(standing());
    }

    static Snapshot stated(Standing.OfPoll standing) {
        return new Snapshot(
                standing.counts(), standing.voters(), standing.round(), standing.status(), standing.visibility());
    }

    static ParticipantId participant(int number) {
        return new ParticipantId(new UUID(9, number));
    }
}

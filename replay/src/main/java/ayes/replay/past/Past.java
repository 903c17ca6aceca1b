package ayes.replay.past;

import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollEvent;
import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.fold.PollFold;
import ayes.fold.SessionFold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session's whole history, so far. One thread tells it what happened; any number ask. */
public final class Past {

    /** The number of the empty ballot. */
    static final int NO_BALLOT = 0;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Numbers<ParticipantId> people = new Numbers<>();
    private final Numbers<Ballot> ballots = new Numbers<>();
    private final Map<PollId, Track<Tally>> polls = new LinkedHashMap<>();
    private @Nullable Track<SessionView> session;

    public Past() {
        ballots.of(Ballot.EMPTY);
    }

    /** Takes what the log says next. What it has said before changes nothing. */
    public void take(List<Recorded> events) {
        lock.writeLock().lock();
        try {
            events.forEach(this::take);
            if (session != null) {
                session.settle();
            }
            polls.values().forEach(Track::settle);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(Recorded event) {
        switch (event.event()) {
            case SessionEvent _ -> sessionOf(event).take(event);
            case PollEvent _ ->
                polls.computeIfAbsent(
                                new PollId(event.stream()), _ -> new Track<>(event, PollFold.dense(), people, ballots))
                        .take(event);
        }
    }

    private Track<SessionView> sessionOf(Recorded event) {
        Track<SessionView> known = session;
        if (known == null) {
            known = new Track<>(event, SessionFold.dense(), people, ballots);
            session = known;
        }
        return known;
    }

    /** Asks, while nothing is told: the answer is of one moment. It must not keep what it saw in here. */
    public <R> R ask(Function<Past, R> question) {
        lock.readLock().lock();
        try {
            return question.apply(this);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether it begins where the session began. */
    public boolean isWhole() {
        return ask(_ -> session != null
                && session.milestones().stream().anyMatch(event -> event.event() instanceof SessionStarted));
    }

    /** What it takes in memory, as far as it grows with the session. */
    public long bytes() {
        return ask(_ -> people.bytes()
                + ballots.bytes()
                + (session == null ? 0 : session.bytes())
                + polls.values().stream().mapToLong(Track::bytes).sum());
    }

    @Nullable
    Track<SessionView> session() {
        return session;
    }

    Map<PollId, Track<Tally>> polls() {
        return polls;
    }

    Numbers<Ballot> ballots() {
        return ballots;
    }

    long events() {
        return (session == null ? 0 : session.size())
                + polls.values().stream().mapToLong(Track::size).sum();
    }
}

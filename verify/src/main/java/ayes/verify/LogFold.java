package ayes.verify;

import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The log, folded stream by stream while it passes. In memory are the ballots of polls whose marks are not passed yet, and a
 * bounded number of events above holes; never the log. What that bound left out is read again in another pass.
 */
public final class LogFold {

    /** Some tens of megabytes at most. */
    public static final int MAY_WAIT = 200_000;

    /** A stream of the log that the database did not have. */
    record Unasked(UUID stream, SessionId session, long epoch) {}

    private record Asked(SessionId session, StreamFold fold) {}

    private final Map<UUID, Marks> marks;
    private final Predicate<SessionId> isTrimmed;
    private final WaitingRoom room;
    private final Map<UUID, Asked> asked = new HashMap<>();
    private final Map<UUID, Unasked> unasked = new HashMap<>();
    private boolean isFirstPass = true;
    private long events;
    private long unreadable;

    /**
     * @param isTrimmed whether the log no longer has what first happened in this session's partition
     * @param mayWait how many events may wait above holes, over all streams
     */
    public LogFold(Map<UUID, Marks> marks, Predicate<SessionId> isTrimmed, int mayWait) {
        this.marks = Map.copyOf(marks);
        this.isTrimmed = isTrimmed;
        room = new WaitingRoom(mayWait);
    }

    public void take(Recorded event) {
        if (event.stream().equals(event.session().value()) != event.event() instanceof SessionEvent) {
            unreadable();
            return;
        }
        events += isFirstPass ? 1 : 0;
        Marks wanted = marks.get(event.stream());
        if (wanted == null) {
            unasked.merge(
                    event.stream(),
                    new Unasked(event.stream(), event.session(), event.epoch()),
                    (known, other) -> other.epoch() > known.epoch() ? other : known);
        } else {
            asked.computeIfAbsent(event.stream(), _ -> new Asked(event.session(), new StreamFold(wanted, room)))
                    .fold()
                    .take(event);
        }
    }

    /** A record that is no event: somebody else's, or a newer version's. */
    public void unreadable() {
        unreadable += isFirstPass ? 1 : 0;
    }

    /**
     * The log was read from its beginning to its end.
     *
     * @return whether it has to be read once more
     */
    public boolean endPass() {
        isFirstPass = false;
        boolean again = false;
        for (Asked one : asked.values()) {
            again |= one.fold().endPass(isTrimmed.test(one.session()));
        }
        return again;
    }

    Logged of(UUID stream) {
        Asked one = asked.get(stream);
        return one == null ? Logged.NOTHING : one.fold().logged();
    }

    Collection<Unasked> unasked() {
        return unasked.values();
    }

    boolean isTrimmed(SessionId session) {
        return isTrimmed.test(session);
    }

    long eventCount() {
        return events;
    }

    long unreadableCount() {
        return unreadable;
    }
}

package ayes.verify;

import ayes.event.Recorded;
import ayes.event.SessionEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stream of the log: every number once, in the order of the numbers, whatever the order of the log. It remembers what the
 * stream came to at two marks, and forgets everything else as soon as both are passed.
 */
final class StreamFold {

    /** One mistake may make a thousand others; the first ones tell. */
    private static final int MOST_COMPLAINTS = 3;

    private static final long FIRST_EPOCH = 1;
    private static final long NONE = Long.MAX_VALUE;

    private final Marks marks;
    private final WaitingRoom room;
    private final NavigableMap<Long, Recorded> waiting = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private long epoch;
    private long newestEpoch;
    private long through;
    private @Nullable Count count;
    private Logged.@Nullable Base base;
    private @Nullable Standing atStored;
    private @Nullable Standing atLive;
    private long lowestLeftOut = NONE;
    private long throughBefore;

    StreamFold(Marks marks, WaitingRoom room) {
        this.marks = marks;
        this.room = room;
    }

    void take(Recorded event) {
        newestEpoch = Math.max(newestEpoch, event.epoch());
        if (event.epoch() > epoch && marks.concern(event.epoch())) {
            begin(event);
        }
        if (event.epoch() != epoch || event.seq() <= through || isDone()) {
            return; // an epoch that is over, one that nobody asked for, or a repeat
        }
        if (event.seq() == through + 1) {
            count(event);
            drain();
        } else {
            keepWaiting(event);
        }
    }

    /**
     * After a pass: what is missing below the first that waits is not in the log, and counting goes on from the first event
     * that states everything by itself.
     *
     * @param trimmed whether the beginning of this log was deleted on purpose
     * @return whether another pass can tell more, because events were left out for lack of room
     */
    boolean endPass(boolean trimmed) {
        boolean moved = through > throughBefore;
        // What comes next may have passed by while there was no room for it; in a pass that moved nothing, it did not.
        if (!hasLeftOut() || !moved) {
            moved = settle(trimmed);
            while (!hasLeftOut() && settle(trimmed)) {
                // the next hole
            }
        }
        boolean again = hasLeftOut() && moved && !isDone();
        lowestLeftOut = again ? NONE : lowestLeftOut;
        throughBefore = through;
        return again;
    }

    private boolean settle(boolean trimmed) {
        Optional<Recorded> statement = waiting.values().stream()
                .filter(event -> Count.isStatement(event.event()))
                .findFirst();
        statement.ifPresent(event -> beginWith(event, trimmed));
        return statement.isPresent();
    }

    Logged logged() {
        return new Logged(
                epoch,
                newestEpoch,
                through,
                hasLeftOut() || !waiting.isEmpty(),
                base,
                missing,
                wrong,
                atStored,
                atLive);
    }

    /** What an older epoch counted is gone, and so is what was wrong with it. */
    private void begin(Recorded event) {
        epoch = event.epoch();
        through = 0;
        throughBefore = 0;
        count = event.event() instanceof SessionEvent ? new SessionCount() : new PollCount();
        base = null;
        leaveRoom(waiting.size());
        waiting.clear();
        missing.clear();
        wrong.clear();
        lowestLeftOut = NONE;
        if (epoch <= marks.stored().epoch()) {
            atStored = null;
        }
    }

    private boolean hasLeftOut() {
        return lowestLeftOut != NONE;
    }

    private boolean isDone() {
        return marks.arePassedBy(epoch, through);
    }

    private void count(Recorded event) {
        Count counting = count;
        if (counting == null) {
            return; // done
        }
        counting.take(event).forEach(this::complain);
        through = event.seq();
        look(counting);
    }

    private void look(Count counting) {
        if (epoch <= marks.stored().epoch() && through == marks.stored().seq()) {
            atStored = counting.standing();
        }
        if (marks.live() != null
                && marks.live().epoch() == epoch
                && marks.live().seq() == through) {
            atLive = counting.standing();
        }
        if (isDone()) {
            count = null; // a closed poll of a hundred thousand voters need not stay in memory
            leaveRoom(waiting.size());
            waiting.clear();
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && waiting.firstKey() == through + 1) {
            leaveRoom(1);
            count(waiting.pollFirstEntry().getValue());
        }
    }

    private void keepWaiting(Recorded event) {
        Recorded present = waiting.get(event.seq());
        if (present != null) {
            if (!present.equals(event)) {
                complain("two different events have the number " + event.seq());
            }
            return;
        }
        if (!room.hasPlace() && !Count.isStatement(event.event()) && !makesRoomFor(event)) {
            return;
        }
        room.taken();
        waiting.put(event.seq(), event);
    }

    /** The highest gives way to a lower one: what is missing is found from below. */
    private boolean makesRoomFor(Recorded event) {
        Iterator<Recorded> fromTheTop = waiting.descendingMap().values().iterator();
        while (fromTheTop.hasNext()) {
            Recorded highest = fromTheTop.next();
            if (highest.seq() < event.seq()) {
                break;
            }
            if (!Count.isStatement(highest.event())) {
                fromTheTop.remove();
                leaveRoom(1);
                lowestLeftOut = Math.min(lowestLeftOut, highest.seq());
                return true;
            }
        }
        lowestLeftOut = Math.min(lowestLeftOut, event.seq());
        return false;
    }

    private void beginWith(Recorded statement, boolean trimmed) {
        Count counting = count;
        if (counting == null) {
            return; // done
        }
        long from = through + 1;
        long to = Math.min(waiting.firstKey(), lowestLeftOut) - 1;
        // In a later epoch every stream begins in the middle; in a trimmed log, too.
        boolean isExpected = from == 1 && (trimmed || epoch > FIRST_EPOCH);
        if (isExpected || Count.isRestatement(statement.event())) {
            base = new Logged.Base(Count.name(statement), statement.seq(), from, to);
        } else {
            missing.add(range(from, to));
        }
        NavigableMap<Long, Recorded> covered = waiting.headMap(statement.seq(), true);
        leaveRoom(covered.size());
        covered.clear();
        counting.beginWith(statement);
        through = statement.seq();
        if (Count.isRestatement(statement.event())
                && epoch <= marks.stored().epoch()
                && through == marks.stored().seq() + 1) {
            atStored = counting.standing(); // it says what was so just before it
        }
        look(counting);
        drain();
    }

    private void complain(String sentence) {
        if (wrong.size() < MOST_COMPLAINTS) {
            wrong.add(sentence);
        }
    }

    private void leaveRoom(int events) {
        room.left(events);
    }

    static String range(long from, long to) {
        return from == to ? "event " + from : "events " + from + " to " + to;
    }
}

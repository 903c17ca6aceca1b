package ayes.replay.past;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.SessionTaken;
import ayes.fold.DenseFold;
import ayes.wire.StateOf;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream's events in its own order, whatever the order in which they came, and the fold's state after every
 * {@value #EVERY} of them. A <em>place</em> is how many events come before it: place 0 is the beginning.
 *
 * <p>An instant means the place behind the last event of which it can be said that it, and every event before it, was
 * accepted by then: numbers are handed out in commit order, the clock that dates them may step back.
 */
final class Track<T> {

    /** An event that is kept whole: few are, and each is another. */
    static final byte WHOLE = 0;

    static final byte CAST = 1;
    static final byte RETRACTED = 2;
    static final byte JOINED = 3;

    /** Folding so many takes about a millisecond; a state takes some 400 bytes, hence less than one for each event. */
    static final int EVERY = 512;

    private static final int STATE_BYTES = 450;
    private static final int WHOLE_BYTES = 300;

    /** @param latest the latest acceptance before the place, epoch µs */
    private record Bookmark<T>(@Nullable StateOf<T> state, long latest) {}

    private final Recorded any;
    private final DenseFold<T> fold;
    private final Numbers<ParticipantId> people;
    private final Numbers<Ballot> ballots;
    private final Columns columns = new Columns();
    private final List<Recorded> whole = new ArrayList<>();
    private final List<Bookmark<T>> bookmarks = new ArrayList<>();
    private @Nullable StateOf<T> newest;
    private long latest = Long.MIN_VALUE;
    private int folded;
    private int rewritten;

    /** @param any an event of the stream, which says whose it is; it is not taken by this */
    Track(Recorded any, DenseFold<T> fold, Numbers<ParticipantId> people, Numbers<Ballot> ballots) {
        this.any = any;
        this.fold = fold;
        this.people = people;
        this.ballots = ballots;
        bookmarks.add(new Bookmark<>(null, Long.MIN_VALUE));
    }

    // What comes in.

    /** Takes an event, unless it is here already. */
    void take(Recorded event) {
        long at = micros(event.acceptedAt());
        int place = behind(event.epoch(), event.seq(), at);
        if (isRepeat(event, place)) {
            return;
        }
        columns.openAt(place);
        columns.epoch[place] = event.epoch();
        columns.seq[place] = event.seq();
        columns.at[place] = at;
        write(event, place);
        if (place < folded) {
            rewindTo(place);
        }
    }

    /** Folds in what was taken. Many late events are one fold so, and not one each. */
    void settle() {
        while (folded < size()) {
            newest = fold.take(newest, event(folded)).state();
            latest = Math.max(latest, columns.at[folded]);
            folded++;
            if (folded % EVERY == 0) {
                bookmarks.add(new Bookmark<>(newest, latest));
            }
        }
    }

    private void write(Recorded event, int place) {
        switch (event.event()) {
            case VoteCast(var participant, var ballot, var previous, var _) ->
                write(place, CAST, people.of(participant), ballots.of(ballot), ballots.of(previous));
            case VoteRetracted(var participant, var previous, var _) ->
                write(place, RETRACTED, people.of(participant), Past.NO_BALLOT, ballots.of(previous));
            case ParticipantJoined(var participant) ->
                write(place, JOINED, people.of(participant), Past.NO_BALLOT, Past.NO_BALLOT);
            case Event _ -> {
                write(place, WHOLE, whole.size(), Past.NO_BALLOT, Past.NO_BALLOT);
                whole.add(event);
            }
        }
    }

    private void write(int place, byte kind, int who, int ballot, int previous) {
        columns.kind[place] = kind;
        columns.who[place] = who;
        columns.ballot[place] = ballot;
        columns.previous[place] = previous;
    }

    private void rewindTo(int place) {
        while ((bookmarks.size() - 1) * EVERY > place) {
            bookmarks.removeLast();
        }
        Bookmark<T> last = bookmarks.getLast();
        newest = last.state();
        latest = last.latest();
        folded = (bookmarks.size() - 1) * EVERY;
        rewritten++;
    }

    /** As the fold sees it: an absolute event may share its number with the event that it stands in for. */
    private boolean isRepeat(Recorded event, int place) {
        for (int i = place - 1; i >= 0 && columns.seq[i] == event.seq() && columns.epoch[i] == event.epoch(); i--) {
            boolean relative =
                    !isAbsolute(event.event()) && !(columns.kind[i] == WHOLE && isAbsolute(event(i).event()));
            if (relative || event.equals(event(i))) {
                return true;
            }
        }
        // One of the same number that was accepted later stands behind it.
        return place < size()
                && columns.seq[place] == event.seq()
                && columns.epoch[place] == event.epoch()
                && !isAbsolute(event.event())
                && !isAbsolute(event(place).event());
    }

    private static boolean isAbsolute(Event event) {
        return event instanceof PollClosed
                || event instanceof PollReset
                || event instanceof CountsTaken
                || event instanceof SessionTaken;
    }

    // Where things are.

    int size() {
        return columns.size();
    }

    /** Grows whenever something came in between, so that places behind it are others now. */
    int rewritten() {
        return rewritten;
    }

    /** The place behind that number in the newest epoch that has got as far; 0 if it has none as low. */
    int place(long seq) {
        int end = size();
        while (end > 0) {
            long epoch = columns.epoch[end - 1];
            int place = behind(epoch, seq, Long.MAX_VALUE);
            int begin = behind(epoch, Long.MIN_VALUE, Long.MIN_VALUE);
            if (place > begin) {
                return place;
            }
            end = begin;
        }
        return 0;
    }

    /** The place at an instant, epoch µs. */
    int placeAt(long micros) {
        int low = 0;
        int high = bookmarks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bookmarks.get(middle).latest() <= micros) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int place = low * EVERY;
        while (place < size() && columns.at[place] <= micros) {
            place++;
        }
        return place;
    }

    private int behind(long epoch, long seq, long at) {
        int high = size();
        // Nearly every event is the newest.
        if (high > 0 && compare(high - 1, epoch, seq, at) <= 0) {
            return high;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, epoch, seq, at) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int place, long epoch, long seq, long at) {
        int byEpoch = Long.compare(columns.epoch[place], epoch);
        int bySeq = byEpoch == 0 ? Long.compare(columns.seq[place], seq) : byEpoch;
        return bySeq == 0 ? Long.compare(columns.at[place], at) : bySeq;
    }

    // What was there.

    Columns columns() {
        return columns;
    }

    /** The event behind that place. A vote's revision is not kept: no count depends on it. */
    Recorded event(int place) {
        return switch (columns.kind[place]) {
            case CAST -> recorded(place, new VoteCast(person(place), ballot(place), previous(place), 0));
            case RETRACTED -> recorded(place, new VoteRetracted(person(place), previous(place), 0));
            case JOINED -> recorded(place, new ParticipantJoined(person(place)));
            default -> whole.get(columns.who[place]);
        };
    }

    /** Those that are kept whole: everything but votes and who joined. In the order of the stream. */
    List<Recorded> milestones() {
        return whole.stream()
                .sorted((one, other) -> {
                    int byNumber = one.position().compareTo(other.position());
                    return byNumber == 0 ? one.acceptedAt().compareTo(other.acceptedAt()) : byNumber;
                })
                .toList();
    }

    /** The fold's state at a kept place at or before this one. */
    @Nullable
    StateOf<T> bookmark(int place) {
        return bookmarks.get(place / EVERY).state();
    }

    DenseFold<T> fold() {
        return fold;
    }

    long bytes() {
        return columns.bytes() + (long) bookmarks.size() * STATE_BYTES + (long) whole.size() * WHOLE_BYTES;
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private Recorded recorded(int place, Event event) {
        return new Recorded(
                new Position(columns.epoch[place], columns.seq[place]),
                any.stream(),
                any.session(),
                any.tenant(),
                instant(columns.at[place]),
                event);
    }

    private ParticipantId person(int place) {
        return people.value(columns.who[place]);
    }

    private Ballot ballot(int place) {
        return ballots.value(columns.ballot[place]);
    }

    private Ballot previous(int place) {
        return ballots.value(columns.previous[place]);
    }
}

package ayes.fold;

import ayes.event.Recorded;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one idea: a value is the <em>base</em>, the fold of every event through some seq, and the events <em>above</em>
 * it, by seq. The state after a set of events does not depend on the order in which they came, nor on how often.
 *
 * <ul>
 *   <li>An absolute event replaces the base even when there is a hole below it. Events below it drop out, those above
 *       it stay.
 *   <li>Nothing is folded before the definition is there: absolute events wait above it like all others, because
 *       nothing can be shown without a question.
 *   <li>A higher epoch begins anew and keeps only the definition. What an older epoch counted may be more than the
 *       database still has, and a difference cannot be taken back. So a definition of an older epoch is still welcome.
 *   <li>An absolute event at exactly the base's seq replaces it if it was accepted later: a repair.
 * </ul>
 */
public final class DenseFold<T> {

    /**
     * How many events may wait above a hole: they are held in memory, and looked through with every event. The lowest are
     * kept; the others are sent again when the hole is repaired.
     */
    static final int MAY_WAIT = 1_000;

    /** The order in which events wait. */
    public static final Comparator<Recorded> IN_ORDER =
            Comparator.comparingLong(Recorded::seq).thenComparing(Recorded::acceptedAt);

    private final Fold<T> fold;
    private final int mayWait;

    DenseFold(Fold<T> fold) {
        this(fold, MAY_WAIT);
    }

    DenseFold(Fold<T> fold, int mayWait) {
        this.fold = fold;
        this.mayWait = mayWait;
    }

    /**
     * Takes one more event.
     *
     * @param before null for a stream that was never heard of
     */
    public Counted<T> take(@Nullable StateOf<T> before, Recorded event) {
        StateOf<T> state = before == null ? new StateOf<>(null, List.of()) : before;
        long epoch = epochOf(state, event.epoch());
        if (event.epoch() < epoch) {
            return new Counted<>(defined(state, event, epoch), Verdict.STALE);
        }
        StateOf<T> present = event.epoch() > epoch ? anew(state, event.epoch()) : state;
        return event.seq() <= throughOf(present) ? takeAgain(present, event) : takeAbove(present, event);
    }

    /**
     * As screens show it; null while there is nothing true to show: the definition is missing, or a new epoch has begun and
     * the stream is not yet stated in it. Until then screens keep what they have.
     */
    public @Nullable T shown(StateOf<T> state) {
        return shown(state, whole(state));
    }

    /** The same from what {@link #whole} has said of the state. */
    public @Nullable T shown(StateOf<T> state, @Nullable T whole) {
        if (whole == null || throughOf(state) == 0) {
            return null;
        }
        List<Recorded> above = state.above();
        long through = throughOf(state);
        long highest = above.isEmpty() ? through : above.getLast().seq();
        return fold.shown(whole, highest, through + above.size());
    }

    /** The base with all in it that waits above a hole; null without a base. */
    public @Nullable T whole(StateOf<T> state) {
        T value = state.base();
        if (value != null) {
            for (Recorded event : state.above()) {
                value = fold.after(value, event);
            }
        }
        return value;
    }

    /** The same from what it was before: an event that only came on top of all others is folded in alone. */
    public @Nullable T whole(StateOf<T> before, @Nullable T whole, StateOf<T> state) {
        return whole != null && cameOnTop(before, state)
                ? fold.after(whole, state.above().getLast())
                : whole(state);
    }

    private boolean cameOnTop(StateOf<T> before, StateOf<T> state) {
        List<Recorded> lower = before.above();
        List<Recorded> above = state.above();
        return before.base() == state.base()
                && above.size() == lower.size() + 1
                && (lower.isEmpty() || lower.getLast() == above.get(lower.size() - 1));
    }

    private StateOf<T> defined(StateOf<T> state, Recorded event, long epoch) {
        return state.base() == null ? settled(fold.begin(event, epoch), state.above()) : state;
    }

    private StateOf<T> anew(StateOf<T> state, long epoch) {
        T base = state.base();
        return new StateOf<>(base == null ? null : fold.anew(base, epoch), List.of());
    }

    private Counted<T> takeAgain(StateOf<T> state, Recorded event) {
        T base = state.base();
        if (base == null) {
            return new Counted<>(state, Verdict.REPEATED); // seq 0 or less: no such event
        }
        boolean repairs = event.seq() == throughOf(state)
                && fold.isAbsolute(event.event())
                && Fold.micros(event.acceptedAt()) > fold.at(base);
        T now = repairs ? fold.after(base, event) : fold.late(base, event);
        return now.equals(base)
                ? new Counted<>(state, Verdict.REPEATED)
                : new Counted<>(new StateOf<>(now, state.above()), Verdict.CORRECTED);
    }

    private Counted<T> takeAbove(StateOf<T> state, Recorded event) {
        if (isTooFarAbove(state, event)) {
            return new Counted<>(state, Verdict.LEFT_OUT);
        }
        int place = placeOf(event, state.above());
        if (waits(event, state.above(), place)) {
            return new Counted<>(state, Verdict.REPEATED);
        }
        var above = new ArrayList<>(state.above());
        above.add(place, event);
        return bounded(settled(state.base(), above), event);
    }

    /** Events of one number stand beside each other, on both sides of where this one would go. */
    private boolean waits(Recorded event, List<Recorded> above, int place) {
        int from = place;
        while (from > 0 && above.get(from - 1).seq() == event.seq()) {
            from--;
        }
        int to = place;
        while (to < above.size() && above.get(to).seq() == event.seq()) {
            to++;
        }
        return above.subList(from, to).stream().anyMatch(present -> isRepeat(event, present));
    }

    /** A repair shares its number with the event that it stands in for, and does not say all that this one said. */
    private boolean isRepeat(Recorded event, Recorded present) {
        return event.seq() == present.seq()
                && (event.equals(present) || !(fold.isAbsolute(event.event()) || fold.isAbsolute(present.event())));
    }

    /** Folds in whatever can be folded in. */
    private StateOf<T> settled(@Nullable T base, List<Recorded> above) {
        T begun = base == null ? begin(above) : base;
        return begun == null ? new StateOf<>(null, above) : drained(begun, above);
    }

    private @Nullable T begin(List<Recorded> above) {
        return above.stream()
                .map(event -> fold.begin(event, event.epoch()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private StateOf<T> drained(T base, List<Recorded> above) {
        OptionalInt absolute = lastAbsolute(above);
        T value = base;
        int next = 0;
        for (; next < absolute.orElse(0); next++) {
            value = fold.late(value, above.get(next));
        }
        while (next < above.size() && (isAt(next, absolute) || follows(value, above.get(next)))) {
            Recorded event = above.get(next++);
            value = fold.counted(fold.after(value, event), event.seq());
        }
        return new StateOf<>(value, above.subList(next, above.size()));
    }

    private static boolean isAt(int place, OptionalInt absolute) {
        return absolute.isPresent() && absolute.getAsInt() == place;
    }

    private boolean follows(T value, Recorded event) {
        return event.seq() == fold.through(value).seq() + 1;
    }

    /** Cheap on purpose: a flood above a hole must not delay the event that fills it. */
    private boolean isTooFarAbove(StateOf<T> state, Recorded event) {
        List<Recorded> above = state.above();
        return above.size() >= mayWait && event.seq() > above.getLast().seq() && !fold.isAbsolute(event.event());
    }

    /** When there are too many, the highest gives way. */
    private Counted<T> bounded(StateOf<T> state, Recorded event) {
        List<Recorded> above = state.above();
        if (above.size() <= mayWait) {
            return new Counted<>(state, event.seq() <= throughOf(state) ? Verdict.COUNTED : Verdict.WAITING);
        }
        var kept = new ArrayList<>(above);
        kept.remove(lastRelative(above));
        return new Counted<>(new StateOf<>(state.base(), kept), Verdict.WAITING);
    }

    private OptionalInt lastAbsolute(List<Recorded> above) {
        return IntStream.iterate(above.size() - 1, place -> place >= 0, place -> place - 1)
                .filter(place -> fold.isAbsolute(above.get(place).event()))
                .findFirst();
    }

    private int lastRelative(List<Recorded> above) {
        return IntStream.iterate(above.size() - 1, place -> place >= 0, place -> place - 1)
                .filter(place -> !fold.isAbsolute(above.get(place).event()))
                .findFirst()
                .orElse(above.size() - 1);
    }

    /** Events mostly come in order: looks from the end. */
    private static int placeOf(Recorded event, List<Recorded> above) {
        int place = above.size();
        while (place > 0 && IN_ORDER.compare(event, above.get(place - 1)) < 0) {
            place--;
        }
        return place;
    }

    private long epochOf(StateOf<T> state, long ifEmpty) {
        T base = state.base();
        if (base != null) {
            return fold.through(base).epoch();
        }
        return state.above().isEmpty() ? ifEmpty : state.above().getFirst().epoch();
    }

    private long throughOf(StateOf<T> state) {
        T base = state.base();
        return base == null ? 0 : fold.through(base).seq();
    }
}

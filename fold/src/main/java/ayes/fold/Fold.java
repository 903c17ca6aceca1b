package ayes.fold;

import ayes.event.Event;
import ayes.event.Position;
import ayes.event.Recorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one kind of stream do to its value. {@link DenseFold} decides which events count and in which
 * order; this says what each of them means.
 *
 * @param <T> the value that screens show
 */
interface Fold<T> {

    /** The value before anything was counted, if this event defines the stream; null if it does not. */
    @Nullable
    T begin(Recorded event, long epoch);

    /** The value before anything was counted in a higher epoch: the definition stays, nothing else does. */
    T anew(T value, long epoch);

    /** The value with this event in it. Total: no event of the right kind may fail. The numbers stay as they are. */
    T after(T value, Recorded event);

    /** Whether the event says everything about the counts by itself, so that what came before it need not be known. */
    boolean isAbsolute(Event event);

    /** What an event still adds although an absolute event above it is counted already. */
    T late(T value, Recorded event);

    /** Through which event everything is counted. */
    Position through(T value);

    /** Epoch µs at which the newest event in it was accepted. */
    long at(T value);

    /** The same value with everything counted through that seq, and nothing above it. */
    T counted(T value, long through);

    /** As screens show it, with events above a hole in it. */
    T shown(T value, long highest, long counted);

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}

package ayes.replay;

import ayes.replay.Bound.AtCursor;
import ayes.replay.Bound.AtInstant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a session's history that was asked for. Ranges that share an end neither overlap nor leave a gap: a cursor
 * as {@code from} means after its line and as {@code to} up to and with it; an instant as {@code from} means at it or
 * later and as {@code to} before it.
 *
 * @param from null for the session's beginning
 * @param to null for the end of the log as it is when the export starts
 */
public record Range(@Nullable Bound from, @Nullable Bound to) {

    public static final Range ALL = new Range(null, null);

    /** Whether {@code from} lies behind {@code to}. Unknown, hence false, if one is a place and the other an instant. */
    public boolean isReversed() {
        return switch (from) {
            case AtCursor(Cursor after) -> to instanceof AtCursor(Cursor last) && after.offset() > last.offset();
            case AtInstant(Instant first) -> to instanceof AtInstant(Instant end) && first.isAfter(end);
            case null -> false;
        };
    }

    /** Whether both ends that are cursors point into this partition. */
    public boolean pointsInto(int partition) {
        return pointsInto(from, partition) && pointsInto(to, partition);
    }

    /** The offset of the last record that can be in the range. */
    public long lastOffset() {
        return to instanceof AtCursor(Cursor last) ? last.offset() : Long.MAX_VALUE;
    }

    /** Whether an event is in the range. */
    boolean admits(long offset, Instant acceptedAt) {
        return hasBegun(offset, acceptedAt) && !isOver(offset, acceptedAt);
    }

    /** Whether an event lies at {@code from} or behind it. */
    private boolean hasBegun(long offset, Instant acceptedAt) {
        return switch (from) {
            case AtCursor(Cursor after) -> offset > after.offset();
            case AtInstant(Instant first) -> !acceptedAt.isBefore(first);
            case null -> true;
        };
    }

    /** Whether an event lies behind {@code to}. */
    boolean isOver(long offset, Instant acceptedAt) {
        return switch (to) {
            case AtCursor(Cursor last) -> offset > last.offset();
            case AtInstant(Instant end) -> !acceptedAt.isBefore(end);
            case null -> false;
        };
    }

    private static boolean pointsInto(@Nullable Bound bound, int partition) {
        return !(bound instanceof AtCursor(Cursor cursor)) || cursor.partition() == partition;
    }
}

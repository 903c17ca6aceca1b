package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in the log. The events of a hole are below it, not counted yet, or they are lost; once the processor has passed it, and
 * its tallies have had time to reach us, only the latter is left.
 *
 * @param offset behind the last record that may help
 * @param committed by the processor, as we saw it last; null if nothing was
 * @param stillSince since when that has not changed, or since when we look
 * @param passedAt when the processor was first seen past the fence; null if it is not
 */
record Fence(
        long offset,
        @Nullable Long committed,
        Instant stillSince,
        @Nullable Instant passedAt) {

    /** Where the log ends now. */
    static Fence atTheEnd(Processed processed, Instant now) {
        return new Fence(processed.end(), processed.committed(), now, null).look(processed, now);
    }

    /** Behind what has just been sent. */
    Fence behind(long nextOffset, Instant now) {
        return new Fence(nextOffset, committed, now, null);
    }

    /** The same fence after another look: a broker may have lost the end of its log, and a processor may begin anew. */
    Fence look(Processed processed, Instant now) {
        long lowered = Math.min(offset, processed.end());
        boolean moved = !Objects.equals(committed, processed.committed());
        Instant passed = processed.isPast(lowered) ? Objects.requireNonNullElse(passedAt, now) : null;
        return new Fence(lowered, processed.committed(), moved ? now : stillSince, passed);
    }

    /** @param settle what a tally may take from the processor's commit to us */
    boolean isPassedFor(Duration settle, Instant now) {
        return passedAt != null && !now.isBefore(passedAt.plus(settle));
    }

    /** Whether the processor has not moved for so long; no fence is of use then. */
    boolean isStillFor(Duration patience, Instant now) {
        return passedAt == null && !now.isBefore(stillSince.plus(patience));
    }

    /** Whether the processor has never committed anything, as far as we see: perhaps it goes by another name. */
    boolean isUnwatched() {
        return committed == null;
    }
}

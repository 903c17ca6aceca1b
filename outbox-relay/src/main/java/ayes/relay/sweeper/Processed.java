package ayes.relay.sweeper;

import org.jspecify.annotations.Nullable;

/**
 * How far the processor has come with one partition of the log.
 *
 * @param committed the offset from which it would go on: everything below is counted; null if it has committed nothing
 * @param end where the log ended, asked for after {@code committed}
 */
record Processed(@Nullable Long committed, long end) {

    /** Whether nothing below this offset waits to be counted. A log that is empty holds nothing that could. */
    boolean isPast(long offset) {
        return offset == 0 || committed != null && committed >= offset;
    }
}

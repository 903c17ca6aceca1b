package ayes.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the relay wrote down about its slot, in the database that the slot belongs to.
 *
 * @param republished whether the outbox has been republished since this slot was made: it does not hold what came before
 * @param relayedUntil when the newest relayed event had been accepted; null if none is known
 */
public record SlotRecord(
        String systemIdentifier,
        boolean republished,
        @Nullable Instant relayedUntil) {}

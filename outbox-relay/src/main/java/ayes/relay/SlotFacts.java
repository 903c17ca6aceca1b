package ayes.relay;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says about itself and about the relay's slot.
 *
 * @param systemIdentifier of the cluster that answers; no two clusters share one, unless one is a copy of the other
 * @param database that we are connected to
 * @param slot null if there is no slot of that name
 */
public record SlotFacts(
        String systemIdentifier, String database, @Nullable Slot slot) {

    /**
     * One row of {@code pg_replication_slots}.
     *
     * @param database the slot reads; null for a physical slot
     * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
     * @param invalidationReason null while the slot is good
     * @param activePid the process that streams from it; null if nobody does
     */
    public record Slot(
            @Nullable String plugin,
            @Nullable String database,
            @Nullable String walStatus,
            @Nullable String invalidationReason,
            @Nullable Integer activePid) {}
}

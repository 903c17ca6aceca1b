package ayes.relay;

import org.jspecify.annotations.Nullable;

/**
 * What to do about the slot before anything streams from it. Debezium itself must never meet a missing slot: it would
 * silently make a new one, and everything accepted in between would be gone from the feed.
 */
public sealed interface SlotCheck {

    /** The only output plugin that we read. */
    String PLUGIN = "pgoutput";

    record Usable() implements SlotCheck {}

    /** Somebody still streams from it: a leader that froze, or the walsender of an engine just thrown away. */
    record Busy(int pid) implements SlotCheck {}

    /** Nothing may stream from it before the outbox has been republished. */
    sealed interface Broken extends SlotCheck {
        String reason();
    }

    /** Nothing is recorded and nothing is there: the first start on this database. */
    record Fresh() implements Broken {
        @Override
        public String reason() {
            return "this database has no slot yet";
        }
    }

    /** Recorded, but no longer there. */
    record Missing() implements Broken {
        @Override
        public String reason() {
            return "the slot is gone";
        }
    }

    /** There, but the changes it should still hold are gone. */
    record Lost(String cause) implements Broken {
        @Override
        public String reason() {
            return "the slot is lost (" + cause + ")";
        }
    }

    /** There, but what came before it has not been republished: an earlier heal did not finish. */
    record Unfinished() implements Broken {
        @Override
        public String reason() {
            return "the slot is new and what came before it has not been republished";
        }
    }

    /** Not ours to touch. An operator has to say what is true. */
    record Foreign(String sentence) implements SlotCheck {}

    static SlotCheck decide(String name, SlotFacts found, @Nullable SlotRecord recorded) {
        if (recorded != null && !recorded.systemIdentifier().equals(found.systemIdentifier())) {
            return new Foreign(otherCluster(name, found, recorded));
        }
        SlotFacts.Slot slot = found.slot();
        if (slot == null) {
            return recorded == null ? new Fresh() : new Missing();
        }
        if (!PLUGIN.equals(slot.plugin()) || !found.database().equals(slot.database())) {
            return new Foreign(otherSlot(name, found, slot));
        }
        return ours(slot, recorded);
    }

    private static SlotCheck ours(SlotFacts.Slot slot, @Nullable SlotRecord recorded) {
        if (slot.activePid() != null) {
            return new Busy(slot.activePid());
        }
        if (slot.invalidationReason() != null) {
            return new Lost(slot.invalidationReason());
        }
        if ("lost".equals(slot.walStatus())) {
            return new Lost("wal_status is lost");
        }
        return recorded == null || !recorded.republished() ? new Unfinished() : new Usable();
    }

    private static String otherCluster(String name, SlotFacts found, SlotRecord recorded) {
        return ("The slot %s was recorded on the PostgreSQL cluster %s, but this is cluster %s: the database was restored or"
                        + " moved. If this database is the truth from now on, say so with ./ayes epoch. Nothing is relayed until"
                        + " then.")
                .formatted(name, recorded.systemIdentifier(), found.systemIdentifier());
    }

    private static String otherSlot(String name, SlotFacts found, SlotFacts.Slot slot) {
        return ("The slot %s exists, but reads the database %s with the plugin %s instead of %s with %s: it belongs to somebody"
                        + " else. Name another one with ayes.relay.slot, or drop it. Nothing is relayed until then.")
                .formatted(name, slot.database(), slot.plugin(), found.database(), PLUGIN);
    }
}

package ayes.relay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that the leader writes into the write-ahead log every second. It keeps the slot moving on an idle system, shows
 * that the feed is alive, and proves which slot it reads: one that was made behind our back starts after our first mark.
 *
 * @param term of one leader; other leaders' marks say nothing
 * @param number counts up from 1 within the term
 */
public record Mark(UUID term, long number) {

    /** Tells our logical messages from other people's. */
    public static final String PREFIX = "ayes.relay";

    /** What the arrival of a mark says about the slot. */
    public enum Proof {
        /** This is the slot that was checked. */
        SAME_SLOT,
        /** A later mark came first: the feed starts after the slot that was checked. */
        OTHER_SLOT,
        /** From before the check, or from another leader. */
        NOTHING
    }

    /**
     * What an arriving mark proves.
     *
     * @param expected written after the slot was checked, before the feed began
     */
    public static Proof prove(Mark expected, Mark arrived) {
        if (!arrived.term.equals(expected.term) || arrived.number < expected.number) {
            return Proof.NOTHING;
        }
        return arrived.number == expected.number ? Proof.SAME_SLOT : Proof.OTHER_SLOT;
    }

    /** Reads what {@link #toString} wrote; null if the text is no mark. */
    public static @Nullable Mark parse(String text) {
        int colon = text.indexOf(':');
        try {
            return colon < 0
                    ? null
                    : new Mark(UUID.fromString(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    @Override
    public String toString() {
        return term + ":" + number;
    }
}

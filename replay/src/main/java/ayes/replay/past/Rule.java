package ayes.replay.past;

import org.jspecify.annotations.Nullable;

/**
 * Which ballots count. Another rule than the one that counted is applied to the ballots of the log, one by one: what only a
 * snapshot says of votes that the log does not hold is not in it.
 *
 * @param which of the ballots that a participant cast in a round
 * @param until epoch µs: ballots that were accepted later do not count; null for all
 */
public record Rule(Which which, @Nullable Long until) {

    public enum Which {
        /** The newest: each change counts, and so does taking back. As it was counted live. */
        LAST,
        /** The first: what was changed or taken back after it does not matter. */
        FIRST
    }

    public static final Rule AS_COUNTED = new Rule(Which.LAST, null);

    boolean admits(long at) {
        return until == null || at <= until;
    }
}

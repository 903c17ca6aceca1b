package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;

/**
 * How the tallies move: in a stream's own partition, and in all of them. The relay goes in commit order and the processor
 * in partition order, so an event whose elders and youngers have both been counted is not late but lost.
 *
 * @param passedHere when the newest event counted in this partition was accepted
 * @param movedHere when a tally of this partition last changed, by our clock
 * @param passedAnywhere likewise in all partitions
 * @param movedAnywhere likewise
 */
record Flow(Instant passedHere, Instant movedHere, Instant passedAnywhere, Instant movedAnywhere) {

    /** Whether an event accepted then should be counted by now, if it had reached the log. */
    boolean hasPassed(Instant accepted, Instant now, Duration patience) {
        Instant late = accepted.plus(patience);
        boolean overtakenHere = passedHere.isAfter(late);
        boolean overtakenElsewhere = passedAnywhere.isAfter(late) && quiet(movedHere, now, patience);
        boolean nothingMoves = quiet(movedAnywhere, now, patience);
        return overtakenHere || overtakenElsewhere || nothingMoves;
    }

    private static boolean quiet(Instant moved, Instant now, Duration patience) {
        return !moved.plus(patience).isAfter(now);
    }
}

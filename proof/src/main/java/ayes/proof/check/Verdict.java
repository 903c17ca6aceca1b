package ayes.proof.check;

import java.util.List;

/** What the checker found. */
public record Verdict(List<Violation> violations, Totals totals, List<Recovery> recoveries) {

    /** Whether the promise was kept. */
    public boolean holds() {
        return totals.lost() + totals.doubled() + totals.altered() + totals.untrue() == 0;
    }

    /**
     * The run in numbers.
     *
     * @param answered200 different votes that were answered 200, however often
     * @param unsettled votes of which nobody knows from outside whether they stand
     * @param unsettledThatStand of these
     * @param refused votes that were only ever refused
     * @param repeats records of the log beyond the first of each event
     * @param unreadable records of the log that are no events
     * @param mended records that the sweeper sent
     * @param holes events that are missing in the log or in a tally at the end: nobody noticed them
     * @param lost found by the rules, as are the following
     */
    public record Totals(
            long answered200,
            long unsettled,
            long unsettledThatStand,
            long refused,
            long events,
            long repeats,
            long unreadable,
            long mended,
            long holes,
            long frames,
            long faults,
            long lost,
            long doubled,
            long altered,
            long untrue) {}
}

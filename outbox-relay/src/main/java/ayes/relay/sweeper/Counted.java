package ayes.relay.sweeper;

/**
 * How far the tally of one stream has come.
 *
 * @param through every event up to here is counted
 * @param highest seq counted; above {@code through} only while a hole is open
 * @param counted how many
 */
record Counted(long epoch, long through, long highest, long counted) {

    static final Counted NOTHING = new Counted(0, 0, 0, 0);

    /** A value never gives way to a lower version; at an equal one the later wins. */
    boolean givesWayTo(Counted other) {
        return epoch != other.epoch ? other.epoch > epoch : other.counted >= counted;
    }

    /** What of it counts for the events of an epoch: of a lower one, nothing does. */
    Counted in(long wanted) {
        return epoch >= wanted ? this : NOTHING;
    }
}

package ayes.gateway.fanout;

import java.time.Duration;

/**
 * How long a viewer is kept that does not do well. All in milliseconds.
 *
 * @param quiet the longest silence; then comes a ping
 * @param stuck for how long a viewer may take nothing while something is due
 * @param over how long after a session's end its viewers may stay
 */
public record Patience(long quiet, long stuck, long over) {

    /** Of something that has not begun. */
    static final long NEVER = Long.MAX_VALUE;

    /** What is to be done with a viewer now. */
    enum Care {
        NOTHING,
        PING,
        CLOSE_SLOW,
        CLOSE_EXPIRED,
        CLOSE_OVER
    }

    /**
     * A viewer, in milliseconds of one clock.
     *
     * @param saidAt when something was last sent to it
     * @param stuckSince since when nothing that is due can be sent, or {@link #NEVER}
     * @param overSince since when its session is over, or {@link #NEVER}
     * @param leavesAt when its token ends
     */
    record Vitals(long saidAt, long stuckSince, long overSince, long leavesAt) {}

    public static Patience of(Duration quiet, Duration stuck, Duration over) {
        return new Patience(quiet.toMillis(), stuck.toMillis(), over.toMillis());
    }

    Care care(Vitals viewer, long now) {
        if (now >= viewer.leavesAt()) {
            return Care.CLOSE_EXPIRED;
        }
        if (viewer.stuckSince() != NEVER && now - viewer.stuckSince() >= stuck) {
            return Care.CLOSE_SLOW;
        }
        if (viewer.overSince() != NEVER && now - viewer.overSince() >= over) {
            return Care.CLOSE_OVER;
        }
        return now - viewer.saidAt() >= quiet ? Care.PING : Care.NOTHING;
    }
}

package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been sent again of one stream's hole. If a hole does not close, its events are most likely in the log by now and
 * only the counting is behind or down; so a further round needs a sign that its partition is being counted. Otherwise an
 * outage of the processor would multiply its own backlog.
 *
 * @param through where the tally stood
 * @param sentTo the highest seq sent in this round
 * @param roundTo where the hole ended when this round began: one that grows meanwhile is sent on, and makes no rounds of it
 * @param rounds that are complete
 * @param completedAt when the last of them was; the epoch if none is
 */
record Repair(long through, long sentTo, long roundTo, int rounds, Instant completedAt) {

    /** Long enough for a large repair to be counted: what is sent again too early only adds to what has to be counted. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** Without any sign of counting: in case the log lost even what was sent again. */
    private static final Duration FIRST_LAST_RESORT = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 5;
    private static final int MOST_ROUNDS = 4;

    /** Seqs to send now, both ends included; empty if {@code from > to}. */
    record Range(long from, long to) {

        boolean isEmpty() {
            return from > to;
        }

        Range atMost(long count) {
            return to - from + 1 > count ? new Range(from, from + count - 1) : this;
        }
    }

    static Repair of(@Nullable Repair before, Sweep.Verdict.Hole hole, Instant now) {
        long through = hole.from() - 1;
        if (before == null) {
            return new Repair(through, through, hole.to(), 0, Instant.EPOCH);
        }
        return before.through == through ? before : before.progressed(through, now);
    }

    /** Counting goes on, so what was sent has arrived: wait for the rest of it before sending it once more. */
    private Repair progressed(long newThrough, Instant now) {
        long sent = Math.max(sentTo, newThrough);
        return new Repair(newThrough, sent, sent, 1, now);
    }

    Range due(Sweep.Verdict.Hole hole, Flow flow, Instant now) {
        if (sentTo < hole.to()) {
            return new Range(sentTo + 1, hole.to());
        }
        return mayRepeat(flow, now) ? new Range(hole.from(), hole.to()) : new Range(1, 0);
    }

    private boolean mayRepeat(Flow flow, Instant now) {
        boolean counting = flow.movedHere().isAfter(completedAt);
        Duration pause = (counting ? FIRST_PAUSE : FIRST_LAST_RESORT)
                .multipliedBy(1L << Math.min(Math.max(rounds - 1, 0), MOST_DOUBLINGS));
        return !now.isBefore(completedAt.plus(pause));
    }

    /** It was sent often enough, while its partition was being counted: it is not the sending that is wrong. */
    boolean isInVain() {
        return rounds >= MOST_ROUNDS;
    }

    Repair sent(Range range, Sweep.Verdict.Hole hole, Instant now) {
        boolean begins = range.from() <= sentTo;
        long before = begins ? range.from() - 1 : sentTo;
        long end = begins ? hole.to() : roundTo;
        boolean completes = before < end && range.to() >= end;
        return new Repair(through, range.to(), end, completes ? rounds + 1 : rounds, completes ? now : completedAt);
    }
}

package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been sent again of one stream's hole. Its events may well be in the log and only wait to be counted, also those that we
 * have sent; so each round of sending waits until the processor has passed a {@link Fence}. Otherwise a processor that is behind
 * would be given its own backlog once more, and be further behind.
 *
 * @param through where the tally stood
 * @param to what is missing up to here is below the fence, or lost. What the hole grows by later gets a fence of its own
 * @param sentTo the highest seq sent in this round; 0 if it has not begun
 * @param rounds sent in full without any effect so far
 */
record Repair(long through, long to, long sentTo, int rounds, Fence fence) {

    /** Without any sign of counting: in case the log lost even what was sent again, or the group has another name. */
    private static final Duration FIRST_LAST_RESORT = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 5;
    private static final int MOST_ROUNDS = 4;

    private static final Range NOTHING = new Range(1, 0);

    /** Seqs to send now, both ends included; empty if {@code from > to}. */
    record Range(long from, long to) {

        boolean isEmpty() {
            return from > to;
        }

        Range atMost(long count) {
            return to - from + 1 > count ? new Range(from, from + count - 1) : this;
        }
    }

    /** @param processed asked for after the hole was seen: what was in the log by then is below its end */
    static Repair of(@Nullable Repair before, Sweep.Verdict.Hole hole, Processed processed, Instant now) {
        long through = hole.from() - 1;
        if (before == null || hole.from() > before.to) {
            return new Repair(through, hole.to(), 0, 0, Fence.atTheEnd(processed, now));
        }
        int rounds = before.through == through ? before.rounds : 0; // it has had an effect
        return new Repair(through, before.to, before.sentTo, rounds, before.fence.look(processed, now));
    }

    /** @param settle what a tally may take to us; doubled with every round, since we may be wrong about it */
    Range due(Duration settle, Instant now) {
        if (sentTo > 0) {
            return new Range(Math.max(sentTo, through) + 1, to);
        }
        return isOpen(settle, now) && !isInVain(settle, now) ? new Range(through + 1, to) : NOTHING;
    }

    private boolean isOpen(Duration settle, Instant now) {
        return fence.isPassedFor(doubled(settle), now) || fence.isStillFor(doubled(FIRST_LAST_RESORT), now);
    }

    private Duration doubled(Duration first) {
        return first.multipliedBy(1L << Math.min(rounds, MOST_DOUBLINGS));
    }

    /** It was sent often enough, and the processor has passed all of it: it is not the sending that is wrong. */
    boolean isInVain(Duration settle, Instant now) {
        boolean counting = fence.isPassedFor(doubled(settle), now) || fence.isUnwatched();
        return rounds >= MOST_ROUNDS && sentTo == 0 && counting && isOpen(settle, now);
    }

    /** @param nextOffset in the log, behind the last event of the range */
    Repair sent(Range range, long nextOffset, Instant now) {
        return range.to() < to
                ? new Repair(through, to, range.to(), rounds, fence)
                : new Repair(through, to, 0, rounds + 1, fence.behind(nextOffset, now));
    }
}

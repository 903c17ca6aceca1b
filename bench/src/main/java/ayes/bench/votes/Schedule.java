package ayes.bench.votes;

import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * When votes are due, from the beginning of a load. It does not depend on the answers: a server that stalls meets the votes that people would
 * have sent meanwhile, and their latency counts from when they were due (no coordinated omission).
 */
public final class Schedule {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long[] due;

    private Schedule(long[] due) {
        this.due = due;
    }

    /** Evenly, in all {@code perSecond} × the period's seconds. */
    public static Schedule steady(int perSecond, Duration period) {
        int votes = Math.toIntExact(perSecond * period.toMillis() / 1_000);
        long[] due = new long[votes];
        for (int i = 0; i < votes; i++) {
            due[i] = i * SECOND / perSecond;
        }
        return new Schedule(due);
    }

    /**
     * Several times so many votes at random moments within a short while, as after a host's "now".
     *
     * @param every from the beginning of one burst to that of the next
     */
    public static Schedule bursts(int bursts, int votes, Duration within, Duration every, RandomGenerator random) {
        long[] due = new long[Math.multiplyExact(bursts, votes)];
        for (int burst = 0; burst < bursts; burst++) {
            for (int i = 0; i < votes; i++) {
                due[burst * votes + i] = burst * every.toNanos() + random.nextLong(within.toNanos());
            }
        }
        Arrays.sort(due);
        return new Schedule(due);
    }

    /** At given moments. */
    public static Schedule at(long[] dueNanos) {
        long[] due = dueNanos.clone();
        Arrays.sort(due);
        return new Schedule(due);
    }

    public int size() {
        return due.length;
    }

    /** Nanoseconds from the beginning; never less than that of the vote before. */
    public long due(int vote) {
        return due[vote];
    }

    /** Until the last vote is due. */
    public Duration length() {
        return Duration.ofNanos(due.length == 0 ? 0 : due[due.length - 1]);
    }
}

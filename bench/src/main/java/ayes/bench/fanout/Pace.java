package ayes.bench.fanout;

import ayes.bench.measure.EpochMicros;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One tally for every hall, so many times a second, on a schedule that does not wait for anybody. */
public final class Pace {

    private final Sender sender;
    private final Halls halls;
    private final long periodNanos;
    private long latestNanos;

    /** @param perSecond tallies of each hall */
    public Pace(Sender sender, Halls halls, int perSecond) {
        this.sender = sender;
        this.halls = halls;
        this.periodNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Returns when the last one is on its way. */
    public void run(Duration period) throws IOException {
        long tallies = period.toNanos() / periodNanos;
        long from = System.nanoTime();
        for (long i = 0; i < tallies; i++) {
            halls.next();
            for (int hall = 0; hall < halls.count(); hall++) {
                long due = from + i * periodNanos + hall * periodNanos / halls.count();
                sleepUntil(due);
                latestNanos = Math.max(latestNanos, System.nanoTime() - due);
                sender.publish(hall, halls.tally(hall, EpochMicros.now()));
            }
        }
        sleepUntil(from + tallies * periodNanos);
    }

    /** In milliseconds: by how much the latest one so far was produced after its time. Its own record says when that was. */
    public double latest() {
        return latestNanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

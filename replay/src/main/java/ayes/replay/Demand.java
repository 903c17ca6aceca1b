package ayes.replay;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hand-over between the reader of the log and the one who takes the lines: nothing is read that was not asked for, so
 * memory stays flat however slow the taker is. One thread takes; any thread asks or gives up.
 */
public final class Demand {

    /** What the reader may do next. */
    public enum Answer {
        GO_ON,
        /** Nobody wants more. */
        CANCELLED,
        /** Nobody asked for so long that nobody will. */
        STALLED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long open;
    private boolean cancelled;

    /**
     * More is wanted.
     *
     * @param more how many batches may be handed over on top; {@link Long#MAX_VALUE} for all there are
     */
    public void ask(long more) {
        lock.lock();
        try {
            open = open + more < 0 ? Long.MAX_VALUE : open + more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody wants more, now or later. */
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until one batch may be handed over, and counts it. */
    public Answer take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!cancelled && open == 0) {
                if (nanos <= 0) {
                    return Answer.STALLED;
                }
                nanos = changed.awaitNanos(nanos);
            }
            if (cancelled) {
                return Answer.CANCELLED;
            }
            open = open == Long.MAX_VALUE ? open : open - 1;
            return Answer.GO_ON;
        } finally {
            lock.unlock();
        }
    }
}

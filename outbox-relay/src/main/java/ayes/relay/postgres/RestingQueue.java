package ayes.relay.postgres;

import io.debezium.connector.base.QueueProvider;
import io.debezium.pipeline.Sizeable;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the write-ahead log and has not been handed over. As Debezium's own queue in memory, but whoever looks
 * at it when it is empty, and looks again at once, is made to rest in between: Debezium waits for the end of a poll interval
 * in whole milliseconds, and looks without pause through what is left. With an interval of five milliseconds that is a sixth
 * of a core while nobody votes.
 *
 * <p>Both sides hold Debezium's lock while they call, so a reader that rests holds up a writer for as long. Made by
 * {@link java.util.ServiceLoader}.
 */
public final class RestingQueue<T extends Sizeable> implements QueueProvider<T> {

    /** As {@code queue.provider.type} asks for it. */
    static final String NAME = "resting";

    /** A fraction of the millisecond that is waited for. */
    private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private static final long AT_ONCE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    /** Every poll begins with two looks, and then waits. */
    private static final int LOOKS_IN_A_ROW = 3;

    private final Queue<T> queue = new ArrayDeque<>();
    private @Nullable Thread looker;
    private long lookedAt;
    private int looks;

    @Override
    public String name() {
        return NAME;
    }

    /** How long it may become is watched over by Debezium. */
    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void enqueue(T event) {
        queue.add(event);
    }

    @Override
    public @Nullable T poll() {
        return queue.poll();
    }

    @Override
    public int size() {
        int size = queue.size();
        if (size == 0 && Thread.currentThread() == looker) {
            restIfImpatient();
        } else if (size == 0) {
            looker = Thread.currentThread();
            looks = 0;
        }
        return size;
    }

    private void restIfImpatient() {
        long now = System.nanoTime();
        looks = now - lookedAt < AT_ONCE_NANOS ? looks + 1 : 1;
        if (looks >= LOOKS_IN_A_ROW) {
            LockSupport.parkNanos(REST_NANOS);
            now = System.nanoTime();
        }
        lookedAt = now;
    }
}

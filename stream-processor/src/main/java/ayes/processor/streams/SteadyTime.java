package ayes.processor.streams;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * The time by which Kafka Streams punctuates. By the machine's own clock, one that is put back by an hour stops every punctuator for
 * that hour, and with it the tallies that are held back.
 */
final class SteadyTime implements Time {

    private final InstantSource clock;

    SteadyTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long milliseconds() {
        return clock.millis();
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        synchronized (monitor) {
            while (!condition.get()) {
                long left = deadlineMillis - milliseconds();
                if (left <= 0) {
                    throw new TimeoutException("the condition did not hold in time");
                }
                TimeUnit.MILLISECONDS.timedWait(monitor, left);
            }
        }
    }
}

package ayes.gateway.kafka;

import ayes.gateway.GatewayPhases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log on one thread. A consumer that fails is thrown away and a new one reads everything again: versions see to
 * it that nothing old shows meanwhile.
 */
public final class TallyFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TallyFeed.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final long LAG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final FeedRecords records;

    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile boolean wasCaughtUp;
    private volatile long lag;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    public TallyFeed(KafkaClients kafka, FeedRecords records) {
        this(kafka::consumer, records);
    }

    TallyFeed(Supplier<Consumer<String, byte[]>> consumers, FeedRecords records) {
        this.consumers = consumers;
        this.records = records;
    }

    /** Whether the consumer is alive and has read all that was there when it started. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether what we hold was complete once. It may be late since, but it is no half-read history. */
    public boolean hasEverCaughtUp() {
        return wasCaughtUp;
    }

    /** Records in the log that we have not read. */
    public long lag() {
        return lag;
    }

    @Override
    public synchronized void start() {
        running = true;
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("ayes-gateway-feed").start(this::keepFollowing);
    }

    @Override
    public synchronized void stop() {
        running = false;
        stopping.countDown();
        join(thread);
    }

    @Override
    public int getPhase() {
        return GatewayPhases.FEED;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keepFollowing() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            boolean worked = follow();
            caughtUp = false;
            pause = worked ? FIRST_PAUSE : longer(pause);
            rest(pause);
        }
    }

    /** @return whether this consumer ever caught up */
    private boolean follow() {
        boolean worked = false;
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            var run = FeedRun.start(consumer, records);
            long lagDue = System.nanoTime();
            while (running) {
                run.step();
                if (!worked && run.isCaughtUp()) {
                    worked = true;
                    wasCaughtUp = true;
                    caughtUp = true;
                    LOG.info("caught up with the log");
                }
                if (System.nanoTime() - lagDue >= 0) {
                    lag = run.lag();
                    lagDue = System.nanoTime() + LAG_EVERY_NANOS;
                }
            }
        } catch (WakeupException stopped) {
            // Only stop() wakes us.
        } catch (FeedRun.TopicsMissing missing) {
            LOG.info("{}", missing.getMessage());
        } catch (RuntimeException broken) {
            LOG.warn("the feed broke; a new consumer reads everything again", broken);
        }
        return worked;
    }

    private void rest(Duration pause) {
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package ayes.ingest.postgres;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Makes the outbox's partitions days before they are needed: without one, no vote could be accepted that day. */
public final class OutboxPartitions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPartitions.class);
    private static final int DAYS_AHEAD = 3;
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final Transactions transactions;
    private @Nullable ScheduledExecutorService timer;

    public OutboxPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Before anything is accepted. */
    public Mono<Integer> ensure() {
        return transactions.outsideTenants(connection -> Rows.query(
                        connection,
                        row -> Rows.value(row, "made", Integer.class),
                        "SELECT ensure_outbox_partitions($1) AS made",
                        DAYS_AHEAD)
                .single());
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ayes-ingest-partitions").factory());
        var unused =
                timer.scheduleWithFixedDelay(this::ensureNow, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void ensureNow() {
        try {
            ensure().block(AT_MOST);
        } catch (RuntimeException e) {
            // There are days left, and the next try comes within the hour.
            LOG.warn("could not make the outbox's next partitions", e);
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}

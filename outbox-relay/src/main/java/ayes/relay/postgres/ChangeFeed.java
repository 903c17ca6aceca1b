package ayes.relay.postgres;

import ayes.relay.Log;
import ayes.relay.Mark;
import ayes.relay.OutboxRow;
import ayes.relay.PostgresAccess;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of an embedded Debezium engine, from the slot into one {@link Log}. The first error ends it for good: Debezium's
 * own restarts and retries are where its losses are. A batch is confirmed to the slot after the log took all of it.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Log log;
    private final Mark expected;
    private final RelayMetrics metrics;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile @Nullable Throwable failure;
    private volatile boolean proven;
    private volatile boolean working;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable Instant relayedUntil;

    /** @param expected the mark that was written after the slot was checked; nothing counts as streaming before it arrives */
    public ChangeFeed(PostgresAccess postgres, RelaySettings settings, Log log, Mark expected, RelayMetrics metrics) {
        this.log = log;
        this.expected = expected;
        this.metrics = metrics;
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineSettings.of(postgres, settings))
                .using((success, message, error) -> end(message, error))
                .notifying(this::take)
                .build();
        thread = Thread.ofPlatform().daemon().name("ayes-relay-engine").unstarted(engine);
    }

    public void start() {
        thread.start();
    }

    /** Whether the feed has shown that it reads the slot that was checked. */
    public boolean proven() {
        return proven;
    }

    /** Waiting for Kafka is not a stall; silence from PostgreSQL is, since marks arrive every second. */
    public boolean silentFor(Duration patience) {
        return !working && Duration.ofNanos(System.nanoTime() - heardAt).compareTo(patience) > 0;
    }

    /** True when the engine has ended, of itself or by an error. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String reason() {
        Throwable reason = failure;
        if (reason == null) {
            return "the engine ended";
        }
        Throwable root = reason;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = String.valueOf(reason.getMessage());
        return reason.getCause() == null ? first : first + ": " + root.getMessage();
    }

    /** Whether it read from a slot that was made behind our back. */
    public boolean otherSlot() {
        return failure instanceof OtherSlot;
    }

    /** When the newest event that the log took was accepted; null before the first, or while the slot is unproven. */
    public @Nullable Instant relayedUntil() {
        return proven ? relayedUntil : null;
    }

    private void take(
            List<RecordChangeEvent<SourceRecord>> events,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        working = true;
        try {
            append(rows(events));
            for (RecordChangeEvent<SourceRecord> event : events) {
                committer.markProcessed(event);
            }
            committer.markBatchFinished();
        } catch (RuntimeException e) {
            // A RetriableException that escapes makes Debezium poll the next batch and forget this one.
            Throwable known = e instanceof OtherSlot ? e : new FeedBroken("a batch could not be relayed", e);
            failure = known;
            throw known instanceof OtherSlot other ? other : (FeedBroken) known;
        } finally {
            heardAt = System.nanoTime();
            working = false;
        }
    }

    private List<OutboxRow> rows(List<RecordChangeEvent<SourceRecord>> events) {
        List<OutboxRow> rows = new ArrayList<>(events.size());
        for (RecordChangeEvent<SourceRecord> event : events) {
            switch (Change.of(event.record())) {
                case Change.Inserted(OutboxRow row) -> rows.add(row);
                case Change.Marked(Mark mark) -> arrived(mark);
                case Change.Other other -> {}
            }
        }
        return rows;
    }

    private void arrived(Mark mark) {
        if (proven) {
            return;
        }
        switch (Mark.prove(expected, mark)) {
            case SAME_SLOT -> proven = true;
            case OTHER_SLOT -> throw new OtherSlot();
            case NOTHING -> {}
        }
    }

    private void append(List<OutboxRow> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        log.append(rows);
        metrics.relayed(rows.size());
        relayedUntil = rows.getLast().acceptedAt();
    }

    private void end(String message, @Nullable Throwable error) {
        if (failure == null && error != null) {
            failure = new FeedBroken(message, error);
        }
        ended.countDown();
    }

    @Override
    public void close() {
        Thread closer =
                Thread.ofPlatform().daemon().name("ayes-relay-engine-close").start(this::closeEngine);
        try {
            if (!closer.join(CLOSING) || !thread.join(CLOSING)) {
                // Its walsender is ended by whoever checks the slot next; what it may still send are repeats.
                LOG.warn("The engine does not stop and is left behind");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Debezium refuses to be closed while it starts its task. */
    private void closeEngine() {
        long deadline = System.nanoTime() + CLOSING.toNanos();
        while (ended.getCount() > 0 && System.nanoTime() < deadline) {
            try {
                engine.close();
                return;
            } catch (IllegalStateException stillStarting) {
                pause();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The engine did not close cleanly: {}", e.getMessage());
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not retriable, whatever the cause says. */
    static final class FeedBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FeedBroken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static final class OtherSlot extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherSlot() {
            super("the feed began after the mark: its slot is not the one that was checked");
        }
    }
}

package ayes.replay.kafka;

import ayes.event.SessionId;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one session's records out of its partition, which it shares with others. For one thread at a time. */
final class SessionReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);

    /** Short, because a cancelled export is noticed between polls. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration CLOSE = Duration.ofSeconds(1);

    /** Kafka's timestamps may come from the relay's clock, acceptance comes from PostgreSQL's: allow for the difference. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private final Consumer<byte[], byte[]> consumer;
    private final SessionId session;
    private final TopicPartition partition;
    private final byte[] key;
    private final Duration kafkaTimeout;
    private final Runnable onUnreadable;
    private long begin;
    private long end;
    private boolean follows;
    private long quietNanos;

    SessionReader(Consumer<byte[], byte[]> consumer, SessionId session, Duration kafkaTimeout, Runnable onUnreadable) {
        this.consumer = consumer;
        this.session = session;
        this.kafkaTimeout = kafkaTimeout;
        this.onUnreadable = onUnreadable;
        this.partition = new TopicPartition(Topics.EVENTS.name(), partition(session));
        this.key = Topics.key(session).getBytes(StandardCharsets.UTF_8);
    }

    static int partition(SessionId session) {
        return Topics.partition(Topics.key(session), Topics.PARTITIONS);
    }

    /** Goes to the first record of the partition and takes the present end of the log as the end of what will be read. */
    void open() {
        consumer.assign(List.of(partition));
        end = present(consumer.endOffsets(List.of(partition), kafkaTimeout));
        begin = present(consumer.beginningOffsets(List.of(partition), kafkaTimeout));
        goTo(begin);
    }

    /** From now on whatever comes is read, and silence means that nothing happens. */
    void follow() {
        end = Long.MAX_VALUE;
        follows = true;
    }

    /** Whether the log has dropped what was first in this partition. */
    boolean hasLostTheBeginning() {
        return begin > 0;
    }

    /** Where it reads on. */
    long position() {
        return consumer.position(partition, kafkaTimeout);
    }

    private long present(Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(partition), "Kafka named no offset");
    }

    /** Goes on reading there. */
    void goTo(long offset) {
        consumer.seek(partition, offset);
    }

    /** Stops before this offset if the log's end does not come first. */
    void endBefore(long offset) {
        end = Math.min(end, offset);
    }

    /** An offset before which there is no event that was accepted at that instant or later. */
    long offsetAt(Instant instant) {
        var wanted = Map.of(partition, instant.minus(CLOCKS_DIFFER_BY).toEpochMilli());
        var found = consumer.offsetsForTimes(wanted, kafkaTimeout).get(partition);
        return found == null ? end : found.offset();
    }

    boolean hasMore() {
        return position() < end;
    }

    /**
     * The session's next records; often none, since others share the partition.
     *
     * @throws TimeoutException if Kafka has said nothing for too long
     */
    List<SessionRecord> poll() {
        // Only time spent in here counts: between polls it may be the client who is slow.
        long before = System.nanoTime();
        var polled = consumer.poll(POLL).records(partition);
        quietNanos = polled.isEmpty() ? quietNanos + System.nanoTime() - before : 0;
        if (!follows && quietNanos > kafkaTimeout.toNanos()) {
            throw new TimeoutException("Kafka sent nothing of " + partition + " for " + kafkaTimeout);
        }
        var ours = new ArrayList<SessionRecord>();
        for (var record : polled) {
            if (record.offset() < end && Arrays.equals(key, record.key())) {
                read(record, ours);
            }
        }
        return ours;
    }

    /**
     * Bytes that nobody can read are left out. They cannot make the export look whole: the seq that they held is missing
     * in it until the sweeper has sent the event again.
     */
    private void read(ConsumerRecord<byte[], byte[]> record, List<SessionRecord> to) {
        try {
            to.add(new SessionRecord(record.offset(), Topics.EVENTS.codec().decode(record.value())));
        } catch (UnreadableRecord e) {
            LOG.warn("{} offset {} of session {} left out of an export", partition, record.offset(), session, e);
            onUnreadable.run();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}

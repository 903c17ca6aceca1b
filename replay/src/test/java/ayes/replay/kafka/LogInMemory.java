package ayes.replay.kafka;

import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.replay.Story;
import ayes.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** One partition of the event log, and consumers that read it ten records at a time. */
public final class LogInMemory {

    private static final int AT_A_TIME = 10;

    final TopicPartition partition = new TopicPartition(Topics.EVENTS.name(), SessionReader.partition(Story.SESSION));
    final AtomicInteger handedOut = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile long begin;

    public LogInMemory with(Recorded recorded) {
        return with(
                recorded.session(),
                recorded.acceptedAt().toEpochMilli(),
                Topics.EVENTS.codec().encode(recorded));
    }

    public LogInMemory with(SessionId session, long timestamp, byte[] value) {
        byte[] key = Topics.key(session).getBytes(StandardCharsets.UTF_8);
        records.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                records.size(),
                timestamp,
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
        return this;
    }

    /** From now on polls return nothing, as they do when no broker answers. */
    LogInMemory silent() {
        silent = true;
        return this;
    }

    /** As if what was before it had been deleted: says so, and has it all the same. */
    public LogInMemory begunAt(long offset) {
        begin = offset;
        return this;
    }

    public Consumer<byte[], byte[]> consumer() {
        open.incrementAndGet();
        return new Reader();
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {

        private int position;

        Reader() {
            super("earliest");
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            if (!List.copyOf(partitions).equals(List.of(partition))) {
                throw new AssertionError("read another partition: " + partitions);
            }
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return Map.of(partition, (long) records.size());
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return Map.of(partition, begin);
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times, Duration timeout) {
            long wanted = times.getOrDefault(partition, 0L);
            for (var record : records) {
                if (record.timestamp() >= wanted) {
                    return Map.of(partition, new OffsetAndTimestamp(record.offset(), record.timestamp()));
                }
            }
            return Map.of();
        }

        @Override
        public synchronized void seek(TopicPartition of, long offset) {
            position = Math.toIntExact(offset);
        }

        @Override
        public synchronized long position(TopicPartition of, Duration timeout) {
            return position;
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (silent) {
                return ConsumerRecords.empty();
            }
            var next = List.copyOf(records.subList(position, Math.min(position + AT_A_TIME, records.size())));
            position += next.size();
            handedOut.addAndGet(next.size());
            return new ConsumerRecords<>(Map.of(partition, next), Map.of());
        }

        @Override
        public void close(CloseOptions options) {
            open.decrementAndGet();
        }
    }
}

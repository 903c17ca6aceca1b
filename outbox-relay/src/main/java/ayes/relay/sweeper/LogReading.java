package ayes.relay.sweeper;

import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.relay.KafkaAccess;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log from some moment on, up to where it ended when the reading began, a little at a time. */
final class LogReading implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ahead;
    private final Map<TopicPartition, Long> trimmedTo = new HashMap<>();
    private final long[] keptFrom = new long[Topics.PARTITIONS];
    private final LoggedSeqs seqs = new LoggedSeqs();

    private LogReading(Consumer<byte[], byte[]> consumer, Instant from) {
        this.consumer = consumer;
        List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
                .toList();
        consumer.assign(partitions);
        ahead = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> moments = new HashMap<>();
        partitions.forEach(partition -> moments.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(moments);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = offsets.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            long start = first == null ? ahead.getOrDefault(partition, begin) : first.offset();
            consumer.seek(partition, start);
            if (begin > 0 && start == begin) {
                trimmedTo.put(partition, begin);
            }
        }
        forgetReadPartitions();
    }

    /** @param from records are dated by when their event was accepted, and mostly in that order */
    static LogReading begin(KafkaAccess kafka, Instant from) {
        var consumer = new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new LogReading(consumer, from);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads on for a moment. Returns whether it is all read. */
    boolean readOn(Duration atMost) {
        if (!ahead.isEmpty()) {
            consumer.poll(atMost).forEach(this::take);
            forgetReadPartitions();
        }
        return ahead.isEmpty();
    }

    /** Whether it holds this event, or held it for as long as it keeps anything. */
    boolean holds(Accepted event) {
        String key = Topics.key(new SessionId(event.session()));
        return event.at().toEpochMilli() < keptFrom[Topics.partition(key, Topics.PARTITIONS)]
                || seqs.hold(event.stream(), event.epoch(), event.seq());
    }

    private void forgetReadPartitions() {
        ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (trimmedTo.remove(new TopicPartition(record.topic(), record.partition())) != null) {
            keptFrom[record.partition()] = record.timestamp();
        }
        if (record.value() == null) {
            return;
        }
        try {
            Recorded event = Topics.EVENTS.codec().decode(record.value());
            seqs.saw(event.stream(), event.epoch(), event.seq());
        } catch (UnreadableRecord poison) {
            // The processor puts it aside; what it should have been is missing, and found so.
        }
    }

    private static Map<String, Object> settings(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.clientSettings("ayes-sweeper-log");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
        return settings;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

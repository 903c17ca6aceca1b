package ayes.standalone.operator;

import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The newest value of each key of a topic of tallies or sessions, wherever that topic is, read as far as it goes.
 *
 * @param <T> what its values are
 */
final class Shown<T> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<T> kind;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, T> newest = new HashMap<>();

    /**
     * @param kafka client settings; {@code bootstrap.servers} at least
     * @param name the topic's, which holds what {@code kind} holds
     */
    Shown(Map<String, Object> kafka, Topic<T> kind, String name) {
        this.kind = kind;
        consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to where the topic ends now. */
    Map<String, T> readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
            consumer.poll(POLL).forEach(this::take);
        }
        return Map.copyOf(newest);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        byte[] value = record.value();
        if (value == null) {
            newest.remove(key);
            return;
        }
        try {
            newest.put(key, kind.codec().decode(value));
        } catch (UnreadableRecord unreadable) {
            throw new IllegalStateException("a record of " + record.topic() + " cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

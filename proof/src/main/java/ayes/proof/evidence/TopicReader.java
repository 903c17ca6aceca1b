package ayes.proof.evidence;

import ayes.topic.Topic;
import ayes.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one topic from its beginning to what is its end now. */
public final class TopicReader {

    private TopicReader() {}

    /** @param bootstrapServers of Kafka, host:port */
    public static void read(String bootstrapServers, Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "max.poll.records", "10000",
                "enable.metrics.push", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ahead = new HashMap<>(consumer.endOffsets(partitions));
            while (!ahead.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(taker);
                ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }
}

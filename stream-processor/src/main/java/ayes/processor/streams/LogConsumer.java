package ayes.processor.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log, and goes on where it was cut when a broker has lost its end. Kafka Streams would begin at the beginning:
 * right, since numbers tell repeats, but a day of events later.
 */
final class LogConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(LogConsumer.class);

    LogConsumer(Map<String, Object> config) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return super.poll(timeout);
        } catch (LogTruncationException cut) {
            goBack(this, cut);
            return ConsumerRecords.empty();
        }
    }

    /**
     * Goes to where each log was cut.
     *
     * @throws OffsetOutOfRangeException with the partitions of which Kafka does not know where
     */
    static void goBack(Consumer<?, ?> consumer, LogTruncationException cut) {
        Map<TopicPartition, OffsetAndMetadata> ends = cut.divergentOffsets();
        Map<TopicPartition, Long> unknown = new HashMap<>(cut.offsetOutOfRangePartitions());
        unknown.keySet().removeAll(ends.keySet());
        LOG.warn("The log has lost its end, going back to {}", ends);
        ends.forEach(consumer::seek);
        if (!unknown.isEmpty()) {
            throw new OffsetOutOfRangeException("the log has lost an unknown part of its end", unknown);
        }
    }
}

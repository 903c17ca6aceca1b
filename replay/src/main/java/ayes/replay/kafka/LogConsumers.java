package ayes.replay.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers that belong to no group and remember nothing. */
public final class LogConsumers implements Supplier<Consumer<byte[], byte[]>> {

    private static final int FETCH_BYTES = 1 << 20;

    private final Map<String, Object> settings;

    /** @param kafka client settings; {@code bootstrap.servers} at least */
    public LogConsumers(Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ayes-replay");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Where a session begins may have been deleted since, when the log is not kept forever: go on with what is
        // left.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // All that one export may hold in memory, whatever the log's size.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    }

    @Override
    public Consumer<byte[], byte[]> get() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

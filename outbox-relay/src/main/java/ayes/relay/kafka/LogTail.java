package ayes.relay.kafka;

import ayes.event.Recorded;
import ayes.relay.KafkaAccess;
import ayes.relay.LoggedEvent;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The newest records of every partition of the log, and which cluster keeps them. A few of each are enough: a partition is in
 * the order of acceptance but for what was sent again, so whatever a restored database forgot is at its end.
 */
public final class LogTail {

    private static final int OF_EACH_PARTITION = 16;
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final KafkaAccess kafka;

    public LogTail(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** Kafka's own id of the cluster. */
    public String cluster() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = kafka.clientSettings("ayes-relay-cluster");
        settings.put("default.api.timeout.ms", Long.toString(AT_MOST.toMillis()));
        settings.put("request.timeout.ms", "5000");
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    /** Records that are no events of ours are left out. */
    public List<LoggedEvent> newest() {
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long from = offset(ends, partition) - OF_EACH_PARTITION;
                consumer.seek(partition, Math.max(from, offset(begins, partition)));
            }
            return readTo(ends, consumer);
        }
    }

    private static List<LoggedEvent> readTo(Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
        List<LoggedEvent> newest = new ArrayList<>();
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                return newest;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the newest records of the log could not be read within " + AT_MOST);
            }
            consumer.poll(Duration.ofMillis(100))
                    .forEach(record -> event(record).ifPresent(newest::add));
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    private static Optional<LoggedEvent> event(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            Recorded event = Topics.EVENTS.codec().decode(record.value());
            return Optional.of(
                    new LoggedEvent(event.stream(), event.epoch(), event.seq(), record.value(), event.acceptedAt()));
        } catch (UnreadableRecord poison) {
            return Optional.empty(); // the processor puts it aside
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.clientSettings("ayes-relay-tail");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(AT_MOST.toMillis()));
        return settings;
    }
}

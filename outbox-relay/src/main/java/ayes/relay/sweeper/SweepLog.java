package ayes.relay.sweeper;

import ayes.event.Audit;
import ayes.event.SessionId;
import ayes.relay.KafkaAccess;
import ayes.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The sweeper's own producer. What fails here is simply tried again by the next sweep. */
final class SweepLog implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    SweepLog(KafkaAccess kafka) {
        producer = new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.clientSettings("ayes-sweeper");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        return settings;
    }

    void republish(SweepDatabase.Event event) {
        String key = Topics.key(new SessionId(event.session()));
        var record = new ProducerRecord<>(
                Topics.EVENTS.name(),
                Topics.partition(key, Topics.PARTITIONS),
                event.acceptedAt().toEpochMilli(),
                key,
                event.payload());
        record.headers()
                .add("stream", text(event.stream()))
                .add("seq", text(event.seq()))
                .add("epoch", text(event.epoch()))
                .add("type", text(event.type()))
                .add("republished-by", text("sweeper"));
        sent.add(producer.send(record));
    }

    void publish(Audit audit) {
        String key = Topics.key(audit.session(), audit.stream().toString());
        sent.add(producer.send(new ProducerRecord<>(
                Topics.AUDITS.name(),
                Topics.partition(key, Topics.PARTITIONS),
                key,
                Topics.AUDITS.codec().encode(audit))));
    }

    /**
     * Returns when everything sent is acknowledged.
     *
     * @return the offset behind the last event, in its partition; as high as can be if there was none, or nobody knows
     */
    long settle() throws ExecutionException, InterruptedException {
        long behind = Long.MAX_VALUE;
        try {
            for (Future<RecordMetadata> acknowledgement : sent) {
                RecordMetadata record = acknowledgement.get();
                if (record.topic().equals(Topics.EVENTS.name())) {
                    behind = record.hasOffset() ? record.offset() + 1 : Long.MAX_VALUE;
                }
            }
            return behind;
        } finally {
            sent.clear();
        }
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

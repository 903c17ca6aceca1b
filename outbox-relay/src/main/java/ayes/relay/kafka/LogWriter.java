package ayes.relay.kafka;

import ayes.relay.KafkaAccess;
import ayes.relay.Log;
import ayes.relay.LogRecord;
import ayes.relay.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One producer, for as long as nothing fails. */
public final class LogWriter implements Log {

    private final Producer<String, byte[]> producer;

    public LogWriter(KafkaAccess kafka) {
        this(new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer()));
    }

    LogWriter(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    static Map<String, Object> settings(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.clientSettings("ayes-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5");
        // A batch that expires lets later ones land without it. None ever does: we wait, or we end the producer.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(Integer.MAX_VALUE));
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.toString(Integer.MAX_VALUE));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, "500");
        // A whole batch is handed over and flushed at once: waiting for more would only be late.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        return settings;
    }

    @Override
    public void append(List<OutboxRow> rows) throws InterruptedException {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
            for (OutboxRow row : rows) {
                sent.add(producer.send(record(LogRecord.of(row))));
            }
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (InterruptException e) {
            throw new InterruptedException("interrupted while Kafka had not acknowledged everything");
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            throw new LogFailed("Kafka did not acknowledge %d rows: %s".formatted(rows.size(), e.getMessage()), e);
        }
    }

    private static ProducerRecord<String, byte[]> record(LogRecord from) {
        var record = new ProducerRecord<>(from.topic(), from.partition(), from.timestamp(), from.key(), from.value());
        from.headers().forEach(record.headers()::add);
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

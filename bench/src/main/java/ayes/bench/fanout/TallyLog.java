package ayes.bench.fanout;

import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the log what the stream-processor would write. */
final class TallyLog implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final AtomicLong failures = new AtomicLong();

    TallyLog(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void session(SessionView view) {
        send(Topics.SESSIONS, Topics.key(view.session()), TallyVersion.of(view), view);
    }

    void tally(Tally tally) {
        send(Topics.TALLIES, Topics.key(tally.session(), tally.poll()), TallyVersion.of(tally), tally);
    }

    private <T> void send(Topic<T> topic, String key, TallyVersion version, T value) {
        var entry = new ProducerRecord<>(
                topic.name(),
                Topics.partition(key, Topics.PARTITIONS),
                key,
                topic.codec().encode(value));
        entry.headers().add(Topics.VERSION_HEADER, version.toBytes());
        var _ = producer.send(entry, (_, failure) -> {
            if (failure != null) {
                failures.incrementAndGet();
            }
        });
    }

    /** Until the broker has all of it. */
    void flush() {
        producer.flush();
    }

    /** Records that the broker did not take. */
    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}

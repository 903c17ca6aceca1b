package ayes.gateway.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How this gateway talks to Kafka. */
public final class KafkaClients {

    private final KafkaSettings settings;
    private final String gateway;

    /** @param gateway this gateway's id, for the brokers' logs */
    public KafkaClients(KafkaSettings settings, String gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                settings.with(Map.of(
                        "client.id",
                        "ayes-gateway-" + gateway,
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        // Also when the log lost its tail: what is newest is settled by versions, not by offsets.
                        "auto.offset.reset",
                        "earliest",
                        // Tallies are absolute and carry a version: waiting for commits would only make them late.
                        "isolation.level",
                        "read_uncommitted",
                        "fetch.min.bytes",
                        1,
                        "max.poll.records",
                        2000,
                        "reconnect.backoff.max.ms",
                        500,
                        "default.api.timeout.ms",
                        5000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                settings.with(Map.of(
                        "client.id", "ayes-gateway-presence-" + gateway,
                        "max.block.ms", 1000,
                        "reconnect.backoff.max.ms", 500,
                        // A head count that is older than this is not worth sending any more.
                        "request.timeout.ms", 3000,
                        "delivery.timeout.ms", 5000,
                        "linger.ms", 5)),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}

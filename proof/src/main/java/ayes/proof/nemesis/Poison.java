package ayes.proof.nemesis;

import ayes.topic.Topics;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bytes in the log that nobody can read. */
final class Poison {

    private static final int RECORDS = 5;
    private static final int LONGEST = 400;

    private Poison() {}

    static void send(String bootstrapServers, Random random) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", "10000", "enable.metrics.push", "false");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] bytes = new byte[1 + random.nextInt(LONGEST)];
                random.nextBytes(bytes);
                producer.send(new ProducerRecord<>(
                        Topics.EVENTS.name(), random.nextInt(Topics.PARTITIONS), new byte[] {1, 2, 3}, bytes));
            }
            producer.flush();
        }
    }
}

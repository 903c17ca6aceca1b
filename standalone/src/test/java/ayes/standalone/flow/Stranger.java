package ayes.standalone.flow;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who has no code of ours: Kafka's client, Avro's generic reader, and what {@code /api/v1/schemas} says. The example that
 * docs/replay.md points to.
 */
final class Stranger {

    /** The mark of an Avro single object and the fingerprint of its schema. */
    private static final int HEADER = 10;

    private final String bootstrapServers;
    private final Map<String, Schema> schemas = new HashMap<>();

    Stranger(Client http, String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        for (JsonNode schema : http.get("/api/v1/schemas", null).json().path("schemas")) {
            String text = http.get(schema.path("href").asString(), null).text();
            schemas.put(schema.path("header").asString(), new Schema.Parser().parse(text));
        }
    }

    /**
     * Votes of a session, each once: the log may repeat an event, and its stream, epoch and seq tell.
     *
     * @param polls how many polls have to be seen before it ends
     * @param votes how many votes have to be seen before it ends
     */
    long countVotes(String session, int polls, int votes, Duration patience) throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> streams = new HashSet<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (var log = consumer()) {
            var partitions = log.partitionsFor("ayes.events").stream()
                    .map(at -> new TopicPartition(at.topic(), at.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            while ((seen.size() < votes || streams.size() < polls) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : log.poll(Duration.ofMillis(200))) {
                    GenericRecord event = session.equals(record.key()) ? read(record.value()) : null;
                    if (event != null && event.get("type").toString().equals("VOTE_CAST")) {
                        streams.add(event.get("stream").toString());
                        seen.add(event.get("stream") + " " + event.get("epoch") + " " + event.get("seq"));
                    }
                }
            }
        }
        return seen.size();
    }

    private GenericRecord read(byte[] value) throws IOException {
        Schema schema = schemas.get(HexFormat.of().formatHex(value, 0, HEADER));
        var body = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
        return new GenericDatumReader<GenericRecord>(schema).read(null, body);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
    }
}

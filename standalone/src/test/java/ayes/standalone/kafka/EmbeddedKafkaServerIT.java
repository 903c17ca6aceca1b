package ayes.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaServerIT {

    private static final String TOPIC = "kept";

    @TempDir
    Path directory;

    @Test
    void keepsRecordsOverARestart() throws Exception {
        // Given
        try (EmbeddedKafkaServer server = start()) {
            makeTopic(server);
            write(server, "412 votes");
        }

        // When
        try (EmbeddedKafkaServer server = start()) {

            // Then
            assertThat(read(server)).containsExactly("412 votes");
        }
    }

    @Test
    void makesNoTopicThatNobodyDeclared() throws Exception {
        try (EmbeddedKafkaServer server = start();
                Admin admin = Admin.create(client(server))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private EmbeddedKafkaServer start() throws Exception {
        return EmbeddedKafkaServer.start(directory.resolve("kafka"), freePort(), freePort());
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Object> client(EmbeddedKafkaServer server) {
        return Map.of("bootstrap.servers", server.bootstrapServers());
    }

    private static void makeTopic(EmbeddedKafkaServer server) throws Exception {
        try (Admin admin = Admin.create(client(server))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void write(EmbeddedKafkaServer server, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(server), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(EmbeddedKafkaServer server) {
        try (var consumer = new KafkaConsumer<>(client(server), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}

package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Tally;
import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anyone can check it: while it runs, after it has stopped, and when somebody has laid hands on a vote. */
class EveryPollIsCountedThreeWaysIT {

    private static final int VOTERS = 40;
    private static final int AGREE = 0;
    private static final int DIFFER = 1;
    private static final int REFUSED = 2;

    /** What a command said, and its exit code. */
    private record Said(int code, String output) {}

    @Test
    void theThreeAgreeAnAlteredVoteShowsAndARebuildArrivesAtTheSame(@TempDir Path directory) throws Exception {
        // Given
        Path data = directory.resolve("data");
        int port = StepProcess.freePort();
        var client = new Client(URI.create("http://127.0.0.1:" + port));
        List<String> up = List.of("up", "--data", data.toString(), "--port", "" + port);
        try (StepProcess product = StepProcess.start("verified", "ayes.standalone.Standalone", up)) {
            product.awaitReady(port);
            Hosted session = client.start("Checked");
            String honest = client.addPoll(session, "Is this one left alone?", "Yes", "No");
            String altered = client.addPoll(session, "Is this one altered?", "Yes", "No");
            List<Phone> phones = voted(client, session, honest, altered);
            client.command(session, honest, "close");

            // When
            Answer asked = client.get("/verify", null);
            Said agreed = operator("verify", data);

            // Then
            assertThat(asked.status()).as(asked.text()).isEqualTo(200);
            assertThat(asked.text())
                    .as("who asks on the one port may not know what is hidden")
                    .doesNotContain("altered", "counts");
            assertThat(agreed.code()).as(agreed.output()).isEqualTo(AGREE);
            assertThat(agreed.output()).contains("All agree: 2 polls and 1 session", "20 · 20", "40 joined");
            assertThat(operator("rebuild", data).code())
                    .as("not under a running Ayes")
                    .isEqualTo(REFUSED);

            // When: the same log once more, and then beside a screen that says something else
            Said again = operator("retally", data);
            Tally shown = falsify(data, altered);
            Said falsified = operator("retally", data);
            show(data, shown);

            // Then
            assertThat(again.code()).as(again.output()).isEqualTo(AGREE);
            assertThat(again.output()).contains("All agree: 2 polls and 1 sessions");
            assertThat(falsified.code()).as(falsified.output()).isEqualTo(DIFFER);
            assertThat(falsified.output()).containsPattern(altered + " +✗ +\\[40, 0\\], .* \\| \\[20, 20\\]");

            // When
            alter(data, altered, phones.getFirst(), 1);
            Said differed = operator("verify", data);

            // Then
            assertThat(differed.code()).as(differed.output()).isEqualTo(DIFFER);
            assertThat(differed.output())
                    .containsPattern("Is this one altered\\? .* 19 · 21 +20 · 20 +20 · 20 +✗ differs")
                    .containsPattern("Is this one left alone\\? .*✓");
            untilConflict(client, altered);
            alter(data, altered, phones.getFirst(), 0);
            product.stop();
        }

        // When
        Said stopped = operator("verify", data);
        Said rebuilt = operator("rebuild", data);

        // Then
        assertThat(stopped.code()).as(stopped.output()).isEqualTo(AGREE);
        assertThat(rebuilt.code()).as(rebuilt.output()).isEqualTo(AGREE);
        assertThat(rebuilt.output()).contains("events anew", "All agree: 2 polls and 1 session", "20 · 20");
    }

    private static List<Phone> voted(Client client, Hosted session, String... polls) throws Exception {
        for (String poll : polls) {
            client.command(session, poll, "open");
        }
        List<Phone> phones = Crowd.of(VOTERS, _ -> client.join(session.code()));
        for (String poll : polls) {
            assertThat(Crowd.of(VOTERS, i -> client.vote(phones.get(i), poll, i % 2)))
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        }
        return phones;
    }

    /** A finished check is given again for some seconds. */
    private static void untilConflict(Client client, String poll) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer answer = client.get("/verify", null);
        while (answer.status() != 409 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
            answer = client.get("/verify", null);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.text()).contains(poll, "log-differs").doesNotContain("problem");
    }

    private static Said operator(String command, Path data) throws Exception {
        List<String> words = List.of(command, "--data", data.toString());
        try (StepProcess process =
                StepProcess.start("operator-" + command, "ayes.standalone.operator.Operator", words)) {
            return new Said(process.awaitExit(Duration.ofMinutes(2)), process.output());
        }
    }

    /** As only a superuser can. */
    private static void alter(Path data, String poll, Phone phone, int choice) throws Exception {
        String port = read(data.resolve("ayes-data.properties")).getProperty("postgresql.port");
        String password = read(data.resolve("secrets.properties")).getProperty("postgres");
        try (Connection superuser = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/ayes", "postgres", password);
                PreparedStatement update = superuser.prepareStatement(
                        "UPDATE vote SET choices = ARRAY[?] WHERE poll_id = ? AND participant_id = ?")) {
            update.setInt(1, choice);
            update.setObject(2, UUID.fromString(poll));
            update.setObject(3, UUID.fromString(phone.participant()));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Writes to the topic of tallies what nobody has counted, and answers what was there. */
    private static Tally falsify(Path data, String poll) throws Exception {
        Tally shown = shown(data, poll);
        show(
                data,
                new Tally(
                        shown.poll(),
                        shown.session(),
                        shown.tenant(),
                        shown.epoch(),
                        shown.through(),
                        shown.highest(),
                        shown.counted(),
                        shown.definition(),
                        shown.status(),
                        shown.visibility(),
                        shown.round(),
                        shown.openedAt(),
                        List.of(40L, 0L),
                        shown.voters(),
                        shown.at()));
        return shown;
    }

    private static Tally shown(Path data, String poll) throws Exception {
        try (var topic = new KafkaConsumer<>(kafka(data), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.TALLIES.name(), partition))
                    .toList();
            topic.assign(partitions);
            topic.seekToBeginning(partitions);
            var ends = topic.endOffsets(partitions);
            var found = new ArrayList<Tally>();
            while (ends.entrySet().stream().anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
                for (var record : topic.poll(Duration.ofMillis(100))) {
                    if (record.key().endsWith(poll)) {
                        found.add(Topics.TALLIES.codec().decode(record.value()));
                    }
                }
            }
            return found.getLast();
        }
    }

    private static void show(Path data, Tally tally) throws Exception {
        try (var producer = new KafkaProducer<>(kafka(data), new StringSerializer(), new ByteArraySerializer())) {
            String key = Topics.key(tally.session(), tally.poll());
            int partition = Topics.partition(key, Topics.PARTITIONS);
            var record = new ProducerRecord<>(
                    Topics.TALLIES.name(),
                    partition,
                    key,
                    Topics.TALLIES.codec().encode(tally));
            record.headers().add(Topics.VERSION_HEADER, TallyVersion.of(tally).toBytes());
            producer.send(record).get();
        }
    }

    private static Map<String, Object> kafka(Path data) throws IOException {
        String port = read(data.resolve("ayes-data.properties")).getProperty("kafka.port");
        return Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}

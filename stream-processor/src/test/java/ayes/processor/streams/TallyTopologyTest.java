package ayes.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Recorded;
import ayes.event.SessionView;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.Visibility;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.processor.ProcessorSettings;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTopologyTest {

    private static final Duration TICK = Duration.ofMillis(40);

    private final PollHistory poll = PollHistory.ofAPoll();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topology topology = TallyTopology.of(TICK, new TallyMetrics(meters));

    @TempDir
    private Path directory;

    private TopologyTestDriver kafka;
    private TestInputTopic<byte[], byte[]> events;

    @BeforeEach
    void start() {
        var settings = new ProcessorSettings(
                "ayes-tally",
                directory,
                null,
                1,
                0,
                TICK,
                Duration.ofMillis(100),
                Duration.ofSeconds(6),
                Duration.ofMillis(1500),
                1 << 20);
        Properties streams = StreamsSettings.of(
                settings, new ProcessorSettings.Kafka("localhost:9092", (short) 1, Map.of()), "test");
        kafka = new TopologyTestDriver(topology, streams, Instant.parse("2026-11-21T08:00:00Z"));
        events = kafka.createInputTopic(Topics.EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void isTheTopologyThatWasReviewed() throws IOException {
        try (var golden = TallyTopologyTest.class.getResourceAsStream("/tally-topology.txt")) {
            assertThat(topology.describe().toString())
                    .isEqualTo(new String(Objects.requireNonNull(golden).readAllBytes(), UTF_8));
        }
    }

    @Test
    void showsTheFirstVoteAtOnce() {
        // Given
        opened();

        // When
        send(poll.vote(1, 1));

        // Then
        assertThat(tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.counts()).containsExactly(0L, 1L, 0L);
            assertThat(tally.through()).isEqualTo(3);
        });
    }

    @Test
    void showsABusyPollOnceATick() {
        // Given
        opened();

        // When
        for (int participant = 1; participant <= 100; participant++) {
            send(poll.vote(participant, 0));
        }
        List<Tally> atOnce = tallies();
        kafka.advanceWallClockTime(TICK);

        // Then
        assertThat(atOnce).singleElement().extracting(Tally::voters).isEqualTo(1L);
        assertThat(tallies()).singleElement().extracting(Tally::voters).isEqualTo(100L);
    }

    @Test
    void showsTheEndOfAPollAtOnceHoweverBusyItIs() {
        // Given
        opened();
        send(poll.vote(1, 0));
        send(poll.vote(2, 0));

        // When
        send(poll.close());

        // Then
        assertThat(tallies().getLast().status()).isEqualTo(PollStatus.CLOSED);
    }

    @Test
    void showsTheRepairOfAClosedPollAtOnce() {
        // Given
        opened();
        send(poll.close());
        tallies();

        // When
        send(poll.repair(new Snapshot(List.of(0L, 0L, 5L), 5, 1, PollStatus.CLOSED, Visibility.HIDDEN)));

        // Then
        assertThat(tallies()).singleElement().extracting(Tally::voters).isEqualTo(5L);
    }

    @Test
    void showsARepeatAgainAndPutsItAgain() {
        // Given
        opened();
        Recorded vote = poll.vote(1, 0);
        send(vote);
        tallies();
        long putsBefore = changelogRecords();
        kafka.advanceWallClockTime(TICK.multipliedBy(2));

        // When
        send(vote);

        // Then
        assertThat(tallies()).singleElement().extracting(Tally::voters).isEqualTo(1L);
        assertThat(changelogRecords()).isGreaterThan(0).isLessThanOrEqualTo(putsBefore);
        assertThat(meters.counter(TallyMetrics.EVENTS, "verdict", "repeated").count())
                .isEqualTo(1);
    }

    @Test
    void tellsTheVersionInTheHeader() {
        // When
        send(poll.created());

        // Then
        var record = output(Topics.TALLIES).readRecord();
        assertThat(TallyVersion.of(
                        record.headers().lastHeader(Topics.VERSION_HEADER).value()))
                .isEqualTo(new TallyVersion(1, 1));
        assertThat(record.key()).isEqualTo(Topics.key(poll.session, poll.poll));
    }

    @Test
    void putsUnreadableRecordsAsideAndGoesOn() {
        // Given
        opened();
        byte[] poison = "poison".getBytes(UTF_8);

        // When
        events.pipeInput(new TestRecord<>(new byte[] {1}, poison));
        events.pipeInput(new TestRecord<>(null, null, Instant.EPOCH));
        send(poll.vote(1, 0));

        // Then
        TestOutputTopic<byte[], byte[]> letters =
                kafka.createOutputTopic(Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TestRecord<byte[], byte[]> letter = letters.readRecord();
        assertThat(letter.key()).containsExactly(1);
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(new String(letter.headers().lastHeader(DeadLetters.WHY).value(), UTF_8))
                .contains("6 bytes are no EventRecord");
        assertThat(new String(letter.headers().lastHeader(DeadLetters.FROM).value(), UTF_8))
                .isEqualTo("ayes.events-0@2");
        assertThat(letters.readRecord().value()).isNull();
        assertThat(tallies().getLast().voters()).isEqualTo(1);
        assertThat(meters.counter(TallyMetrics.DEAD_LETTERS).count()).isEqualTo(2);
    }

    @Test
    void refusesAnEventOfTheWrongKindForItsStream() {
        // Given
        Recorded join = new SessionHistory().join(1);
        var astray = new Recorded(
                join.position(), poll.poll.value(), join.session(), join.tenant(), join.acceptedAt(), join.event());

        // When
        send(astray);

        // Then
        assertThat(meters.counter(TallyMetrics.DEAD_LETTERS).count()).isEqualTo(1);
    }

    @Test
    void goesOnFromARestoredState() {
        // Given
        opened();
        send(poll.vote(1, 0));
        StateOf<Tally> state = polls().get(Topics.key(poll.session, poll.poll));
        stop();
        start();
        polls().put(Topics.key(poll.session, poll.poll), state);

        // When
        send(poll.vote(2, 0));

        // Then
        assertThat(tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.counts()).containsExactly(2L, 0L, 0L);
            assertThat(tally.through()).isEqualTo(4);
        });
    }

    @Test
    void showsTheSessionToo() {
        // Given
        var session = new SessionHistory();

        // When
        send(session.started());
        send(session.join(1));
        kafka.advanceWallClockTime(TICK);

        // Then
        List<SessionView> shown = output(Topics.SESSIONS).readValuesToList().stream()
                .map(Codecs.SESSION::decode)
                .toList();
        assertThat(shown).last().extracting(SessionView::joined).isEqualTo(1L);
        assertThat(shown).last().extracting(SessionView::title).isEqualTo("All hands");
    }

    @Test
    void keepsStreamsOfOneSessionApart() {
        // Given
        var other = new PollHistory(poll.session, new PollId(poll.session.value()), 1);
        var second = new PollHistory(poll.session, SessionHistory.poll(9), 1);

        // When
        send(poll.created());
        send(second.created());
        send(other.created()); // a poll that claims to be its own session

        // Then
        assertThat(output(Topics.TALLIES).readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactly(Topics.key(poll.session, poll.poll), Topics.key(poll.session, second.poll));
    }

    @Test
    void countsOpenHoles() {
        // Given
        opened();
        Recorded missing = poll.vote(1, 0);
        send(poll.vote(2, 0));
        double open = meters.get(TallyMetrics.OPEN_HOLES).gauge().value();

        // When
        send(missing);

        // Then
        assertThat(open).isEqualTo(1);
        assertThat(meters.get(TallyMetrics.OPEN_HOLES).gauge().value()).isZero();
    }

    private void opened() {
        send(poll.created());
        send(poll.open());
        kafka.advanceWallClockTime(TICK); // shows what was held back
        kafka.advanceWallClockTime(TICK); // quiet again
        tallies();
    }

    private void send(Recorded event) {
        events.pipeInput(Topics.key(event.session()).getBytes(UTF_8), Codecs.EVENT.encode(event));
    }

    private List<Tally> tallies() {
        return output(Topics.TALLIES).readValuesToList().stream()
                .map(Codecs.TALLY::decode)
                .toList();
    }

    private long changelogRecords() {
        return kafka.createOutputTopic(
                        "ayes-tally-polls-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .size();
    }

    private TestOutputTopic<String, byte[]> output(Topic<?> topic) {
        return kafka.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private KeyValueStore<String, StateOf<Tally>> polls() {
        return kafka.getKeyValueStore(StreamKind.POLLS.store());
    }
}

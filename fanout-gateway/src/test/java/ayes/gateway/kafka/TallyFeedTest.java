package ayes.gateway.kafka;

import static ayes.screen.Ballroom.SESSION;
import static ayes.screen.Ballroom.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.gateway.Rooms;
import ayes.screen.Ballroom;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed's run against a consumer without a broker. */
class TallyFeedTest {

    private static final int PARTITION = Topics.partition(Topics.key(SESSION), Topics.PARTITIONS);

    private final List<UnreadableRecord> trouble = new ArrayList<>();
    private final Rooms rooms = new Rooms("self", trouble::add);
    private final FeedRecords records = new FeedRecords(rooms, InstantSource.system(), trouble::add);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void topics() {
        for (Topic<?> topic : FeedRecords.TOPICS) {
            var partitions = new ArrayList<PartitionInfo>();
            for (int each = 0; each < Topics.PARTITIONS; each++) {
                var partition = new TopicPartition(topic.name(), each);
                partitions.add(new PartitionInfo(topic.name(), each, Node.noNode(), new Node[0], new Node[0]));
                consumer.updateBeginningOffsets(Map.of(partition, 0L));
                consumer.updateEndOffsets(Map.of(partition, 0L));
            }
            consumer.updatePartitions(topic.name(), partitions);
        }
    }

    @Test
    void isCaughtUpOnceAllIsReadThatWasThereAtTheStart() {
        // Given
        ends(Topics.TALLIES, 2);
        var run = FeedRun.start(consumer, records);
        add(Topics.TALLIES, 0, key(), Ballroom.tea(8, 4, 2), TallyVersion.of(Ballroom.tea(8, 4, 2)));

        // When
        run.step();
        boolean early = run.isCaughtUp();
        add(Topics.TALLIES, 1, key(), Ballroom.tea(9, 5, 2), TallyVersion.of(Ballroom.tea(9, 5, 2)));
        run.step();

        // Then
        assertThat(early).isFalse();
        assertThat(run.isCaughtUp()).isTrue();
        assertThat(rooms.find(TEA)).contains(Ballroom.tea(9, 5, 2));
    }

    @Test
    void anEmptyLogIsReadAtOnce() {
        // Given
        var run = FeedRun.start(consumer, records);

        // When
        run.step();

        // Then
        assertThat(run.isCaughtUp()).isTrue();
    }

    @Test
    void waitsForTopics() {
        // Given
        consumer.updatePartitions(Topics.AUDITS.name(), List.of());

        // Then
        assertThatThrownBy(() -> FeedRun.start(consumer, records)).isInstanceOf(FeedRun.TopicsMissing.class);
    }

    @Test
    void aRecordWithoutAVersionHeaderIsOpenedForIt() {
        // Given
        var run = FeedRun.start(consumer, records);
        add(Topics.SESSIONS, 0, Topics.key(SESSION), Ballroom.session(5), null);

        // When
        run.step();

        // Then
        assertThat(rooms.find(SESSION)).map(SessionView::highest).contains(5L);
    }

    @Test
    void aRecordThatMakesNoSenseIsReportedAndTheRestIsRead() {
        // Given
        var run = FeedRun.start(consumer, records);
        add(Topics.TALLIES, 0, "not a key", Ballroom.tea(8, 4, 2), null);
        add(Topics.TALLIES, 1, key(), Ballroom.tea(9, 5, 2), TallyVersion.of(Ballroom.tea(9, 5, 2)));

        // When
        run.step();

        // Then
        assertThat(trouble).singleElement().asString().contains("ayes.tallies-" + PARTITION + "@0");
        assertThat(rooms.find(TEA)).isPresent();
    }

    @Test
    void aTombstoneForgetsThePoll() {
        // Given
        var run = FeedRun.start(consumer, records);
        add(Topics.TALLIES, 0, key(), Ballroom.tea(9, 5, 2), null);
        add(Topics.TALLIES, 1, key(), null, null);

        // When
        run.step();

        // Then
        assertThat(rooms.find(TEA)).isEqualTo(Optional.<Tally>empty());
    }

    private static String key() {
        return Topics.key(SESSION, TEA);
    }

    private void ends(Topic<?> topic, long end) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(topic.name(), PARTITION), end));
    }

    private <T> void add(Topic<T> topic, long offset, String key, @Nullable T value, @Nullable TallyVersion version) {
        var headers = new RecordHeaders();
        if (version != null) {
            headers.add(Topics.VERSION_HEADER, version.toBytes());
        }
        byte[] bytes = value == null ? null : topic.codec().encode(value);
        consumer.addRecord(new ConsumerRecord<>(
                topic.name(),
                PARTITION,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                bytes,
                headers,
                Optional.empty()));
    }
}

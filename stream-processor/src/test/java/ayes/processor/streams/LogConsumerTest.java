package ayes.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogConsumerTest {

    private static final TopicPartition CUT = new TopicPartition("ayes.events", 3);
    private static final TopicPartition OTHER = new TopicPartition("ayes.events", 4);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    @BeforeEach
    void readTwoPartitions() {
        consumer.assign(List.of(CUT, OTHER));
        consumer.seek(CUT, 82_291);
        consumer.seek(OTHER, 40_000);
    }

    @Test
    void goesBackToWhereTheLogWasCut() {
        // When
        LogConsumer.goBack(
                consumer,
                new LogTruncationException("cut", Map.of(CUT, 82_291L), Map.of(CUT, new OffsetAndMetadata(82_259))));

        // Then
        assertThat(consumer.position(CUT)).isEqualTo(82_259);
        assertThat(consumer.position(OTHER)).isEqualTo(40_000);
    }

    @Test
    void leavesToKafkaStreamsWhatNobodyKnows() {
        // Given
        var cut = new LogTruncationException(
                "cut", Map.of(CUT, 82_291L, OTHER, 40_000L), Map.of(CUT, new OffsetAndMetadata(82_259)));

        // When
        assertThatThrownBy(() -> LogConsumer.goBack(consumer, cut))
                // Then
                .asInstanceOf(InstanceOfAssertFactories.type(OffsetOutOfRangeException.class))
                .extracting(OffsetOutOfRangeException::partitions)
                .asInstanceOf(InstanceOfAssertFactories.collection(TopicPartition.class))
                .containsExactly(OTHER);
        assertThat(consumer.position(CUT)).isEqualTo(82_259);
    }
}

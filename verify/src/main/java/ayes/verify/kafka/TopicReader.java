package ayes.verify.kafka;

import ayes.verify.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads topics from their beginning to what is their end, and on from there. */
final class TopicReader implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** A broker that says nothing for this long is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What is done with each record. */
    interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private final Consumer<byte[], byte[]> consumer;

    TopicReader(Sources sources, List<String> topics) {
        consumer = Consumers.of(sources, topics);
    }

    /** The first offset of each partition that is still there. */
    Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(consumer.assignment());
    }

    void toBeginning() {
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Everything that is there now. */
    void toEnd(Taker taker) {
        var ahead = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        long lastRecord = System.nanoTime();
        while (!ahead.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(A_MOMENT);
            records.forEach(taker::take);
            boolean moved = ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (moved || !records.isEmpty()) {
                lastRecord = System.nanoTime();
            } else if (System.nanoTime() - lastRecord > PATIENCE.toNanos()) {
                throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    /** What comes next, if something does soon. */
    void next(Taker taker) {
        consumer.poll(A_MOMENT).forEach(taker::take);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

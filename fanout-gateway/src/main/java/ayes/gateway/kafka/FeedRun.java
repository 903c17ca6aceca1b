package ayes.gateway.kafka;

import ayes.topic.Topic;
import ayes.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One consumer's life: from the beginning of everything to its end, and on from there. */
final class FeedRun {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final FeedRecords records;
    private final Map<TopicPartition, Long> ends;

    private FeedRun(Consumer<String, byte[]> consumer, FeedRecords records, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.records = records;
        this.ends = ends;
    }

    /** @throws TopicsMissing while there are no topics yet */
    static FeedRun start(Consumer<String, byte[]> consumer, FeedRecords records) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new FeedRun(consumer, records, new HashMap<>(consumer.endOffsets(partitions)));
    }

    /** Waits a moment for records and hands them on. */
    void step() {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
            records.accept(entry);
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether all is read that was there at the start. */
    boolean isCaughtUp() {
        return ends.isEmpty();
    }

    /** Records that the brokers have and we have not read, as far as the last answers tell. */
    long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (Topic<?> topic : FeedRecords.TOPICS) {
            var known = consumer.partitionsFor(topic.name());
            if (known == null || known.size() < Topics.PARTITIONS) {
                throw new TopicsMissing(topic.name());
            }
            known.forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
        }
        return partitions;
    }

    /** Another step makes the topics. */
    static final class TopicsMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TopicsMissing(String topic) {
            super("waiting for " + topic + " to be made", null, false, false);
        }
    }
}

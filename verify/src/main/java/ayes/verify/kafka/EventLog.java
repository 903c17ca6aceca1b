package ayes.verify.kafka;

import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.topic.Topics;
import ayes.verify.LogFold;
import ayes.verify.Marks;
import ayes.verify.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** {@code ayes.events}, from its beginning. */
public final class EventLog {

    private EventLog() {}

    /** Reads it as often as it takes, which is once unless more was out of order than may wait in memory. */
    public static LogFold fold(Sources sources, Map<UUID, Marks> marks) {
        try (var topic = new TopicReader(sources, List.of(Topics.EVENTS.name()))) {
            Map<Integer, Long> beginnings = new HashMap<>();
            topic.beginnings()
                    .forEach((TopicPartition partition, Long first) -> beginnings.put(partition.partition(), first));
            var fold = new LogFold(marks, session -> isTrimmed(session, beginnings), LogFold.MAY_WAIT);
            do {
                topic.toBeginning();
                topic.toEnd(record -> take(record, fold));
            } while (fold.endPass());
            return fold;
        }
    }

    private static boolean isTrimmed(SessionId session, Map<Integer, Long> beginnings) {
        int partition = Topics.partition(Topics.key(session), beginnings.size());
        return beginnings.getOrDefault(partition, 0L) > 0;
    }

    /** Bytes can break a decoder in ways that it did not foresee; they are no events all the same. */
    private static void take(ConsumerRecord<byte[], byte[]> record, LogFold fold) {
        Recorded event;
        try {
            event = Topics.EVENTS.codec().decode(record.value());
        } catch (RuntimeException poison) {
            fold.unreadable();
            return;
        }
        fold.take(event);
    }
}

package ayes.verify.kafka;

import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.verify.Live;
import ayes.verify.LiveBoard;
import ayes.verify.Sources;
import ayes.verify.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** {@code ayes.tallies} and {@code ayes.sessions}, as every gateway reads them. */
public final class LiveTallies {

    private LiveTallies() {}

    /**
     * The newest of every stream, as soon as each has reached what the database had.
     *
     * @param patience how long that may take
     */
    public static LiveBoard read(Sources sources, List<Stored> streams, Duration patience) {
        var board = new LiveBoard();
        try (var topics = new TopicReader(sources, List.of(Topics.TALLIES.name(), Topics.SESSIONS.name()))) {
            topics.toEnd(record -> take(record, board));
            long deadline = System.nanoTime() + patience.toNanos();
            while (!board.hasReached(streams) && System.nanoTime() < deadline) {
                topics.next(record -> take(record, board));
            }
        }
        return board;
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, LiveBoard board) {
        if (record.topic().equals(Topics.TALLIES.name())) {
            take(record, Topics.TALLIES, Live::of, board);
        } else {
            take(record, Topics.SESSIONS, Live::of, board);
        }
    }

    private static <T> void take(
            ConsumerRecord<byte[], byte[]> record, Topic<T> topic, Function<T, Live> live, LiveBoard board) {
        if (record.value() == null) {
            forget(record, board);
            return;
        }
        T value;
        try {
            value = topic.codec().decode(record.value());
        } catch (RuntimeException nobodyCanShowIt) {
            return; // screens keep what they have, and so do we; a tally that stays behind shows
        }
        board.take(live.apply(value));
    }

    private static void forget(ConsumerRecord<byte[], byte[]> record, LiveBoard board) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            board.forget(UUID.fromString(key.substring(key.lastIndexOf('/') + 1)));
        } catch (IllegalArgumentException _) {
            // not a key of ours
        }
    }
}

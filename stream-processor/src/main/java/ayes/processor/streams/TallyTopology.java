package ayes.processor.streams;

import ayes.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Log to tally, on one page.
 *
 * <pre>
 * ayes.events ─▶ count ─┬─▶ ayes.tallies       with the store "polls"
 *                       ├─▶ ayes.sessions      with the store "sessions"
 *                       └─▶ ayes.dead-letters  what could not be read, as it was
 * </pre>
 *
 * Everything is partitioned by session, so nothing is ever repartitioned. Keys and values travel as bytes and are read
 * inside {@code count}: a deserializer that fails could only stop the partition or drop the record.
 */
public final class TallyTopology {

    static final String EVENTS = "from-" + Topics.EVENTS.name();
    static final String COUNT = "count";
    static final String DEAD_LETTERS = "to-" + Topics.DEAD_LETTERS;

    /** A state with a thousand events above a hole is larger than Kafka's own limit of 1 MB a record may allow. */
    static final int LARGEST_STATE = 8 << 20;

    private static final StreamPartitioner<byte[], byte[]> BY_SESSION = (topic, key, value, partitions) ->
            Optional.of(Set.of(Topics.partition(new String(key, StandardCharsets.UTF_8), partitions)));

    private TallyTopology() {}

    /**
     * The whole step.
     *
     * @param conflation the shortest time between two values of one busy key
     */
    public static Topology of(Duration conflation, TallyMetrics metrics) {
        return of(conflation, metrics, UnaryOperator.identity());
    }

    /** @param target where what would go to a topic goes instead */
    static Topology of(Duration conflation, TallyMetrics metrics, UnaryOperator<String> target) {
        var keys = new ByteArraySerializer();
        var values = new ByteArraySerializer();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        EVENTS,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.EVENTS.name())
                .addProcessor(COUNT, () -> new CountProcessor(conflation, metrics), EVENTS)
                .addStateStore(store(StreamKind.POLLS), COUNT)
                .addStateStore(store(StreamKind.SESSIONS), COUNT)
                .addSink(StreamKind.POLLS.sink(), target.apply(Topics.TALLIES.name()), keys, values, BY_SESSION, COUNT)
                .addSink(
                        StreamKind.SESSIONS.sink(),
                        target.apply(Topics.SESSIONS.name()),
                        keys,
                        values,
                        BY_SESSION,
                        COUNT)
                .addSink(DEAD_LETTERS, target.apply(Topics.DEAD_LETTERS), keys, values, COUNT);
    }

    /**
     * In memory: what a restart finds is exactly what the changelog holds, never a local file that ran ahead of it. The
     * cache turns the puts between two commits into one changelog record; it is flushed before progress is committed.
     */
    private static <T> StoreBuilder<? extends KeyValueStore<String, ?>> store(StreamKind<T> kind) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(kind.store()), Serdes.String(), StateSerde.of(kind.states()))
                .withCachingEnabled()
                .withLoggingEnabled(changelog());
    }

    private static Map<String, String> changelog() {
        var settings = new HashMap<>(Topics.TALLIES.settings()); // small segments, bounded lag: quick to restore
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_STATE));
        return settings;
    }
}

package ayes.processor.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import ayes.processor.ProcessorSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/**
 * Our settings in Kafka Streams' words. Its defaults suit throughput; these suit a wall that people look at. Each line
 * is a trap that was stepped into, or measured:
 *
 * <ul>
 *   <li><b>{@code producer.linger.ms=0}</b>: Streams has a default of its own, 100 ms. That is the whole latency budget:
 *       p50 55 ms with it, 2 ms without.
 *   <li><b>{@code processing.guarantee=at_least_once}</b>: exactly-once would hide outputs until a commit (p50 66 ms),
 *       block readers for 10 s after a crash, and still not remove the relay's repeats. The numbers do all of that.
 *   <li><b>{@code commit.interval.ms=100}</b>: the default under at_least_once is 30 s, all of it repeated after a crash.
 *   <li><b>{@code poll.ms=10}</b>: punctuators run between polls; the default of 100 ms would be the tick.
 *   <li><b>{@code group.protocol=classic}</b> with <b>{@code group.instance.id}</b>: the streams protocol has no static
 *       membership before 4.4 and its broker-side session is 45 s. A static member that restarts takes its place again.
 *   <li><b>{@code session.timeout.ms=6000}</b>: the default of 45 s is how long a dead process would keep its polls. 6 s is
 *       the least that brokers allow out of the box.
 *   <li><b>{@code num.standby.replicas=1}</b>: taking over means going on, not reading the changelog first.
 *   <li><b>{@code acks=all}</b>: an output is there when its progress is committed, or it is not.
 *   <li><b>{@code max.request.size}</b>: a state with many events above a hole must not be refused by our own client,
 *       because the retry would be refused as well, for ever.
 *   <li><b>{@code default.timestamp.extractor}</b>: the default stops the thread at a record with a negative timestamp.
 *       We have no use for record timestamps: the database's clock is in the event.
 *   <li><b>Handlers</b>: reading bytes cannot fail and our code has an answer to every record, so whatever fails there is
 *       a bug and stops the client. Sending: see {@link SkipOnlyDeadLetters}. After that: see {@link TallyStreams}.
 *   <li><b>{@code replication.factor}</b>: changelogs are made with as many copies as the topics are.
 * </ul>
 */
final class StreamsSettings {

    private static final int POLL_MS = 10;
    private static final int ADMIN_MUST_ANSWER_WITHIN_MS = 10_000;

    private StreamsSettings() {}

    static Properties of(ProcessorSettings settings, ProcessorSettings.Kafka kafka, String instanceId) {
        var streams = new Properties();
        streams.putAll(kafka.client());
        streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        streams.put(StreamsConfig.CLIENT_ID_CONFIG, "ayes-processor-" + instanceId); // names the threads, too
        streams.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replicas());
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        streams.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        streams.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
        putHandlers(streams);
        putMembership(streams, settings, instanceId);
        putProducer(streams);
        return streams;
    }

    /** For the admin client that makes the topics; gives up early, because the caller tries again. */
    static Map<String, Object> admin(ProcessorSettings.Kafka kafka) {
        var admin = new HashMap<String, Object>(kafka.client());
        admin.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, "ayes-processor-topics");
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MUST_ANSWER_WITHIN_MS);
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MUST_ANSWER_WITHIN_MS);
        return admin;
    }

    private static void putHandlers(Properties streams) {
        streams.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        streams.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        streams.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true); // or it warns at each start
        streams.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipOnlyDeadLetters.class);
        streams.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
    }

    private static void putMembership(Properties streams, ProcessorSettings settings, String instanceId) {
        streams.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        streams.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
        streams.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                settings.sessionTimeout().toMillis());
        streams.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                settings.heartbeat().toMillis());
    }

    private static void putProducer(Properties streams) {
        streams.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        streams.put(producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        streams.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TallyTopology.LARGEST_STATE);
    }
}

package ayes.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import ayes.event.Audit;
import ayes.event.PollId;
import ayes.event.Presence;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.wire.Codecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/** Every topic of Ayes, and how its keys and partitions are made. */
public final class Topics {

    /** Forever: changing it would move keys away from their state. 24 divides by 1, 2, 3, 4, 6, 8 and 12 instances. */
    public static final int PARTITIONS = 24;

    /** The tally's version: epoch and number counted, 8 bytes each, big-endian. Readers need not open the value. */
    public static final String VERSION_HEADER = "version";

    /** The event store. Key: session id. Kept for good, unless an operator sets the topic's {@code retention.ms}. */
    public static final Topic<Recorded> EVENTS = new Topic<>(
            "ayes.events",
            Codecs.EVENT,
            Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE, RETENTION_MS_CONFIG, "-1"));

    /** Where every poll stands. Key: {@code session/poll}. */
    public static final Topic<Tally> TALLIES = new Topic<>("ayes.tallies", Codecs.TALLY, compacted());

    /** Every session as screens see it. Key: session id. */
    public static final Topic<SessionView> SESSIONS = new Topic<>("ayes.sessions", Codecs.SESSION, compacted());

    /** What the sweeper saw: accepted beside counted. Key: {@code session/stream}. */
    public static final Topic<Audit> AUDITS = new Topic<>("ayes.audits", Codecs.AUDIT, compacted());

    /** Connected viewers. Key: {@code session/gateway}. */
    public static final Topic<Presence> PRESENCE =
            new Topic<>("ayes.presence", Codecs.PRESENCE, kept(Duration.ofHours(1)));

    /** Records of {@link #EVENTS} that could not be read, as they were. */
    public static final String DEAD_LETTERS = "ayes.dead-letters";

    public static final Map<String, String> DEAD_LETTERS_SETTINGS = kept(Duration.ofDays(90));

    public static final List<Topic<?>> ALL = List.of(EVENTS, TALLIES, SESSIONS, AUDITS, PRESENCE);

    private Topics() {}

    /** Keys are text, so that any Kafka tool shows them. */
    public static String key(SessionId session) {
        return session.toString();
    }

    public static String key(SessionId session, PollId poll) {
        return session + "/" + poll;
    }

    public static String key(SessionId session, String rest) {
        return session + "/" + rest;
    }

    /** The partition of everything that belongs to the session of this key: Kafka's own murmur2 over the session id. */
    public static int partition(String key, int partitions) {
        int slash = key.indexOf('/');
        String session = slash < 0 ? key : key.substring(0, slash);
        return Utils.toPositive(Utils.murmur2(session.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static Map<String, String> compacted() {
        // Small segments and a bounded lag: a gateway reads the whole topic when it starts.
        return Map.of(
                CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT,
                SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20),
                SEGMENT_MS_CONFIG, Long.toString(Duration.ofMinutes(10).toMillis()),
                MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2",
                MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Duration.ofMinutes(30).toMillis()));
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(
                CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE, RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
}

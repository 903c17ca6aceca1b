package ayes.relay;

import ayes.event.SessionId;
import ayes.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An outbox row as a record of {@link Topics#EVENTS}.
 *
 * @param key session id, so that the order per session holds
 * @param timestamp epoch ms at which the event was accepted: republishing does not make it younger
 * @param headers what an operator wants to see without opening the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per row would be waste
public record LogRecord(
        String topic, int partition, String key, byte[] value, long timestamp, Map<String, byte[]> headers) {

    public static final String STREAM_HEADER = "stream";
    public static final String SEQ_HEADER = "seq";
    public static final String EPOCH_HEADER = "epoch";
    public static final String TYPE_HEADER = "type";

    /** For diagnosis only: LSNs repeat, step back and say nothing about order. */
    public static final String LSN_HEADER = "lsn";

    public static LogRecord of(OutboxRow row) {
        String key = Topics.key(new SessionId(row.session()));
        return new LogRecord(
                Topics.EVENTS.name(),
                Topics.partition(key, Topics.PARTITIONS),
                key,
                row.payload(),
                row.acceptedAt().toEpochMilli(),
                headers(row));
    }

    private static Map<String, byte[]> headers(OutboxRow row) {
        var headers = new LinkedHashMap<String, byte[]>();
        headers.put(STREAM_HEADER, text(row.stream()));
        headers.put(SEQ_HEADER, text(row.seq()));
        headers.put(EPOCH_HEADER, text(row.epoch()));
        headers.put(TYPE_HEADER, text(row.type()));
        if (row.lsn() != null) {
            headers.put(LSN_HEADER, text(row.lsn()));
        }
        return headers;
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}

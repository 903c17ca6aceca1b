package ayes.relay.postgres;

import ayes.relay.Mark;
import ayes.relay.OutboxRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What Debezium delivers, in our words. */
sealed interface Change {

    record Inserted(OutboxRow row) implements Change {}

    record Marked(Mark mark) implements Change {}

    /** Other people's messages, and Debezium's own heartbeats. */
    record Other() implements Change {}

    /**
     * Reads one record.
     *
     * @throws org.apache.kafka.connect.errors.DataException if it is a row of the outbox, but lacks a column
     */
    static Change of(SourceRecord record) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return new Other();
        }
        return switch (value.getString("op")) {
            case "c", "r" -> new Inserted(row(value.getStruct("after"), value.getStruct("source")));
            case "m" -> message(value.getStruct("message"));
            // The publication holds inserts only: anything else means that somebody changed it, or history.
            default -> throw new IllegalStateException("The outbox is insert-only, but this came: " + value);
        };
    }

    private static OutboxRow row(Struct after, Struct source) {
        return new OutboxRow(
                UUID.fromString(after.getString("stream_id")),
                after.getInt64("epoch"),
                after.getInt64("seq"),
                UUID.fromString(after.getString("session_id")),
                after.getString("type"),
                bytes(after.get("payload")),
                OffsetDateTime.parse(after.getString("accepted_at")).toInstant(),
                source.getInt64("lsn"));
    }

    private static Change message(Struct message) {
        if (!Mark.PREFIX.equals(message.getString("prefix"))) {
            return new Other();
        }
        Mark mark = Mark.parse(new String(bytes(message.get("content")), StandardCharsets.UTF_8));
        return mark == null ? new Other() : new Marked(mark);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}

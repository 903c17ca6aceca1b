package ayes.relay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One accepted event as the outbox holds it. The payload is carried, never opened.
 *
 * @param stream the poll or the session that numbered it
 * @param payload the value of the log record, byte for byte
 * @param acceptedAt the database's clock, µs
 * @param lsn where the write-ahead log holds it, for diagnosis only; null if it was read from the table
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per row would be waste
public record OutboxRow(
        UUID stream,
        long epoch,
        long seq,
        UUID session,
        String type,
        byte[] payload,
        Instant acceptedAt,
        @Nullable Long lsn) {}

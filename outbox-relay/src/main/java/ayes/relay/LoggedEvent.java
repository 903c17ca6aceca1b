package ayes.relay;

import java.time.Instant;
import java.util.UUID;

/**
 * One of the newest events of the log.
 *
 * @param payload the value of the record, byte for byte
 * @param acceptedAt the database's clock, µs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record LoggedEvent(UUID stream, long epoch, long seq, byte[] payload, Instant acceptedAt) {}

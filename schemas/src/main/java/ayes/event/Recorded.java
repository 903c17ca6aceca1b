package ayes.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its place in the log.
 *
 * @param position where it stands in its stream
 * @param stream the poll or the session that numbered it
 * @param acceptedAt the database's clock, µs
 */
public record Recorded(
        Position position, UUID stream, SessionId session, TenantId tenant, Instant acceptedAt, Event event) {

    public long epoch() {
        return position.epoch();
    }

    public long seq() {
        return position.seq();
    }
}

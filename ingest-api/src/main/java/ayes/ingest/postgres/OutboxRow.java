package ayes.ingest.postgres;

import ayes.event.Event;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.wire.Codecs;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** An event on its way out: the bytes that go to the log are made here, once. */
record OutboxRow(long seq, String type, String payload) {

    private static final String INSERT = """
            INSERT INTO outbox (stream_id, epoch, seq, session_id, tenant_id, type, payload, accepted_at)
            SELECT $1, $2, e.seq, $3, $4, e.type, decode(e.payload, 'base64'), $5
            FROM unnest($6::bigint[], $7::text[], $8::text[]) AS e (seq, type, payload)
            """;

    /** What all rows of one transaction share. */
    record Stream(UUID id, long epoch, SessionId session, TenantId tenant, Instant acceptedAt) {}

    static OutboxRow of(Stream stream, long seq, Event event) {
        var recorded = new Recorded(
                new Position(stream.epoch(), seq),
                stream.id(),
                stream.session(),
                stream.tenant(),
                stream.acceptedAt(),
                event);
        // Base64 in a text array: the driver leaks buffers when it encodes ByteBuffer[] for bytea[] (r2dbc-postgresql
        // 1.1.1).
        String payload = Base64.getEncoder().encodeToString(Codecs.EVENT.encode(recorded));
        return new OutboxRow(seq, event.getClass().getSimpleName(), payload);
    }

    static Mono<Long> insert(Connection connection, Stream stream, List<OutboxRow> rows) {
        return Rows.update(
                connection,
                INSERT,
                stream.id(),
                stream.epoch(),
                stream.session().value(),
                stream.tenant().value(),
                at(stream),
                rows.stream().map(OutboxRow::seq).toArray(Long[]::new),
                rows.stream().map(OutboxRow::type).toArray(String[]::new),
                rows.stream().map(OutboxRow::payload).toArray(String[]::new));
    }

    static OffsetDateTime at(Stream stream) {
        return stream.acceptedAt().atOffset(ZoneOffset.UTC);
    }
}

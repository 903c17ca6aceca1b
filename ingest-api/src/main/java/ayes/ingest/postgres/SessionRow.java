package ayes.ingest.postgres;

import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.TenantId;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A session as it stands.
 *
 * @param polls in the host's order
 * @param endedAt null while it is live
 */
public record SessionRow(
        SessionId id,
        TenantId tenant,
        String code,
        String title,
        SessionStatus status,
        List<PollId> polls,
        long seq,
        Instant createdAt,
        @Nullable Instant endedAt) {

    private static final String COLUMNS = "id, tenant_id, code, title, status, polls, seq, created_at, ended_at";

    /** A session whose row is locked until the end of the transaction. */
    record Locked(SessionRow row, Clock clock) {

        OutboxRow.Stream outbox() {
            return new OutboxRow.Stream(row.id().value(), clock.epoch(), row.id(), row.tenant(), clock.now());
        }
    }

    /** Empty if there is none. */
    static Mono<Locked> lock(Connection connection, SessionStream stream) {
        return Rows.query(
                        connection,
                        row -> row,
                        "SELECT seq FROM session WHERE id = $1 FOR NO KEY UPDATE",
                        stream.session().value())
                .then(Mono.defer(() -> find(connection, stream)))
                .zipWhen(_ -> Clock.read(connection), Locked::new);
    }

    static Mono<SessionRow> find(Connection connection, SessionStream stream) {
        return Rows.query(
                        connection,
                        SessionRow::of,
                        "SELECT " + COLUMNS + " FROM session WHERE id = $1",
                        stream.session().value())
                .singleOrEmpty();
    }

    /** @param part of the title or the code, in any case; empty for all */
    static Flux<SessionRow> search(Connection connection, String part, int atMost) {
        return Rows.query(
                connection,
                SessionRow::of,
                "SELECT " + COLUMNS + " FROM session WHERE position(lower($1) in lower(title || ' ' || code)) > 0"
                        + " ORDER BY created_at DESC LIMIT $2",
                part,
                atMost);
    }

    static Mono<Long> store(Connection connection, Locked session, long seq) {
        return Rows.update(
                connection,
                "UPDATE session SET seq = $2 WHERE id = $1",
                session.row().id().value(),
                seq);
    }

    private static SessionRow of(Readable row) {
        OffsetDateTime ended = Rows.nullable(row, "ended_at", OffsetDateTime.class);
        return new SessionRow(
                new SessionId(Rows.value(row, "id", UUID.class)),
                new TenantId(Rows.value(row, "tenant_id", UUID.class)),
                Rows.value(row, "code", String.class),
                Rows.value(row, "title", String.class),
                SessionStatus.named(Rows.value(row, "status", String.class)),
                Arrays.stream(Rows.value(row, "polls", UUID[].class))
                        .map(PollId::new)
                        .toList(),
                Rows.value(row, "seq", Long.class),
                Rows.value(row, "created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}

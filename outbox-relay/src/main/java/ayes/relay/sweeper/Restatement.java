package ayes.relay.sweeper;

import ayes.event.Event;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.ResultsPolicy;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.topic.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * States a stream anew: one event with all of it, under the stream's lock, with a number of its own, through the outbox like any
 * other. The remedy when its single events can no longer be sent again, and how every stream begins in a new epoch.
 */
final class Restatement {

    private static final String LOCK_POLL = "SELECT seq FROM poll WHERE id = ? FOR NO KEY UPDATE";
    private static final String LOCK_SESSION = "SELECT seq FROM session WHERE id = ? FOR NO KEY UPDATE";

    private static final String POLL = """
            SELECT session_id, tenant_id, seq, position, kind, question, options, change_vote, results FROM poll WHERE id = ?
            """;

    private static final String SESSION =
            "SELECT id AS session_id, tenant_id, seq, code, title FROM session WHERE id = ?";

    private static final String INSERT = """
            INSERT INTO outbox (stream_id, epoch, seq, session_id, tenant_id, type, payload, accepted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;

    Restatement(Connection connection) {
        this.connection = connection;
    }

    /**
     * One transaction. A lock that somebody else holds for long ends it: it is tried again.
     *
     * @return the seq that the statement took; 0 if there is no such stream
     */
    long of(UUID stream) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long seq = locked(LOCK_POLL, stream)
                    ? state(stream, POLL)
                    : locked(LOCK_SESSION, stream) ? state(stream, SESSION) : 0;
            connection.commit();
            return seq;
        } finally {
            connection.rollback(); // nothing, after a commit
            connection.setAutoCommit(true);
        }
    }

    private boolean locked(String sql, UUID stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setObject(1, stream);
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Looks in statements of their own, after the lock. */
    private long state(UUID stream, String sql) throws SQLException {
        Content content = Objects.requireNonNull(
                        ContentQuery.of(connection, List.of(stream)).get(stream))
                .content();
        try (PreparedStatement look = connection.prepareStatement(sql)) {
            look.setObject(1, stream);
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return write(stream, row, event(row, content));
            }
        }
    }

    private static Event event(ResultSet row, Content content) throws SQLException {
        return switch (content) {
            case Content.OfPoll poll ->
                new CountsTaken(
                        new Snapshot(poll.counts(), poll.voters(), poll.round(), poll.status(), poll.visibility()),
                        definition(row));
            case Content.OfSession session ->
                new SessionTaken(
                        row.getString("code"),
                        row.getString("title"),
                        session.status(),
                        session.polls(),
                        session.joined());
        };
    }

    private static PollDefinition definition(ResultSet row) throws SQLException {
        return new PollDefinition(
                row.getInt("position"),
                PollKind.named(row.getString("kind")).orElseThrow(),
                row.getString("question"),
                Arrays.asList((String[]) row.getArray("options").getArray()),
                new PollSettings(
                        row.getBoolean("change_vote"),
                        ResultsPolicy.named(row.getString("results")).orElseThrow()));
    }

    private long write(UUID stream, ResultSet row, Event event) throws SQLException {
        var session = new SessionId(row.getObject("session_id", UUID.class));
        var tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        long seq = row.getLong("seq") + 1;
        Clock clock = clock();
        var recorded = new Recorded(new Position(clock.epoch(), seq), stream, session, tenant, clock.now(), event);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, stream);
            insert.setLong(2, clock.epoch());
            insert.setLong(3, seq);
            insert.setObject(4, session.value());
            insert.setObject(5, tenant.value());
            insert.setString(6, event.getClass().getSimpleName());
            insert.setBytes(7, Topics.EVENTS.codec().encode(recorded));
            insert.setTimestamp(8, Timestamp.from(clock.now()));
            insert.executeUpdate();
        }
        store(event instanceof CountsTaken ? "poll" : "session", stream, seq);
        return seq;
    }

    private void store(String table, UUID stream, long seq) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement("UPDATE " + table + " SET seq = ? WHERE id = ?")) {
            store.setLong(1, seq);
            store.setObject(2, stream);
            store.executeUpdate();
        }
    }

    private record Clock(long epoch, Instant now) {}

    /** After the lock: within a stream, later seqs carry later times and never a lower epoch. */
    private Clock clock() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT epoch, clock_timestamp() AS now FROM epoch");
                ResultSet row = ask.executeQuery()) {
            row.next();
            return new Clock(row.getLong("epoch"), row.getTimestamp("now").toInstant());
        }
    }
}

package ayes.relay.sweeper;

import ayes.relay.PostgresAccess;
import ayes.relay.RelaySettings;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sweeper's one connection, as its own role: whoever holds the lock on it sweeps. */
final class SweepDatabase implements AutoCloseable {

    /** "ayesswep" in ASCII. */
    private static final long LOCK = 0x61796573_73776570L;

    private final Connection connection;
    private final Restatement restatement;

    SweepDatabase(PostgresAccess postgres, RelaySettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.sweeperUser());
        properties.setProperty("password", settings.sweeperPassword());
        properties.setProperty("ApplicationName", "ayes-sweeper");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        // A sweeper that froze loses its lock. Every look is a ping.
        long idle = Math.max(10_000, 3 * settings.sweep().look().toMillis());
        // To state a stream anew is to lock it: whoever holds it for long goes first.
        properties.setProperty("options", "-c idle_session_timeout=" + idle + " -c lock_timeout=2000");
        connection = DriverManager.getConnection(postgres.url(), properties);
        restatement = new Restatement(connection);
    }

    boolean tryLock() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            ask.setLong(1, LOCK);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The database's clock: the one by which events are accepted. */
    Instant now() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT clock_timestamp()");
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return answer.getTimestamp(1).toInstant();
        }
    }

    /** The number that stands before every seq accepted from now on. */
    long epoch() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT epoch FROM epoch");
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Looks how far the relay has come since, by the slot and by what is written about it. */
    Relaying relaying(String slot, Relaying before, Instant now) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint AS wal_end,
                       (SELECT (s.confirmed_flush_lsn - '0/0')::bigint
                        FROM pg_replication_slots s JOIN relay_slot r ON r.slot_name = s.slot_name
                        WHERE r.slot_name = ? AND r.republished) AS confirmed
                """)) {
            ask.setString(1, slot);
            try (ResultSet answer = ask.executeQuery()) {
                answer.next();
                return before.look(answer.getLong("wal_end"), answer.getObject("confirmed", Long.class), now);
            }
        }
    }

    /** What these streams come to; those that there are not, are left out. */
    Map<UUID, ContentQuery.AsOf> contents(List<UUID> streams) throws SQLException {
        return ContentQuery.of(connection, streams);
    }

    /** @return the seq that the statement took; 0 if there is no such stream */
    long stateAnew(UUID stream) throws SQLException {
        return restatement.of(stream);
    }

    /** Drops the outbox's partitions that ended before then. */
    int dropOutboxBefore(Instant keptFrom) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement("SELECT drop_outbox_before(?)")) {
            drop.setTimestamp(1, Timestamp.from(keptFrom));
            try (ResultSet answer = drop.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    /** The streams in which something was accepted since then. */
    List<Accepted> acceptedSince(Instant since) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT stream_id, session_id, max(epoch) AS epoch, max(seq) AS seq, max(accepted_at) AS accepted_at
                FROM outbox WHERE accepted_at >= ? GROUP BY stream_id, session_id
                """)) {
            ask.setTimestamp(1, Timestamp.from(since));
            try (ResultSet rows = ask.executeQuery()) {
                List<Accepted> accepted = new ArrayList<>();
                while (rows.next()) {
                    accepted.add(accepted(rows));
                }
                return accepted;
            }
        }
    }

    /**
     * What was accepted between two moments, a chunk at a time, in the order of time, stream and seq.
     *
     * @param last of the chunk before
     * @param until this moment excluded
     */
    List<Accepted> acceptedAfter(Accepted last, Instant until, int most) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT stream_id, session_id, epoch, seq, accepted_at FROM outbox
                WHERE accepted_at >= ? AND accepted_at < ? AND (accepted_at, stream_id, seq) > (?, ?, ?)
                ORDER BY accepted_at, stream_id, seq LIMIT ?
                """)) {
            Timestamp from = Timestamp.from(last.at());
            ask.setTimestamp(1, from);
            ask.setTimestamp(2, Timestamp.from(until));
            ask.setTimestamp(3, from);
            ask.setObject(4, last.stream());
            ask.setLong(5, last.seq());
            ask.setInt(6, most);
            try (ResultSet rows = ask.executeQuery()) {
                List<Accepted> accepted = new ArrayList<>();
                while (rows.next()) {
                    accepted.add(accepted(rows));
                }
                return accepted;
            }
        }
    }

    /** Up to when the log was compared with the outbox; null if it never was, or an epoch has begun since. */
    @Nullable
    Instant logComparedUntil(String slot) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("SELECT log_compared_until FROM relay_slot WHERE slot_name = ?")) {
            ask.setString(1, slot);
            try (ResultSet answer = ask.executeQuery()) {
                Timestamp until = answer.next() ? answer.getTimestamp(1) : null;
                return until == null ? null : until.toInstant();
            }
        }
    }

    void logCompared(String slot, Instant until) throws SQLException {
        try (PreparedStatement note =
                connection.prepareStatement("UPDATE relay_slot SET log_compared_until = ? WHERE slot_name = ?")) {
            note.setTimestamp(1, Timestamp.from(until));
            note.setString(2, slot);
            note.executeUpdate();
        }
    }

    /** One stream as its own row has it; the row knows neither epoch nor time. */
    record Numbered(UUID stream, UUID session, long seq) {}

    /** The streams that there are, in the order of their ids, a chunk at a time. */
    List<Numbered> streamsAfter(UUID last, int most) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT stream_id, session_id, seq FROM (
                    SELECT id AS stream_id, session_id, seq FROM poll
                    UNION ALL SELECT id, id, seq FROM session
                ) AS streams
                WHERE stream_id > ? AND seq > 0 ORDER BY stream_id LIMIT ?
                """)) {
            ask.setObject(1, last);
            ask.setInt(2, most);
            try (ResultSet rows = ask.executeQuery()) {
                List<Numbered> streams = new ArrayList<>();
                while (rows.next()) {
                    streams.add(new Numbered(
                            rows.getObject("stream_id", UUID.class),
                            rows.getObject("session_id", UUID.class),
                            rows.getLong("seq")));
                }
                return streams;
            }
        }
    }

    /** The newest events of these streams; a stream is left out if the outbox no longer holds its newest. */
    Map<UUID, Accepted> newest(List<Numbered> streams) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT o.stream_id, o.session_id, o.epoch, o.seq, o.accepted_at
                FROM unnest(?::uuid[], ?::bigint[]) AS wanted (stream_id, seq)
                JOIN outbox o ON o.stream_id = wanted.stream_id AND o.seq = wanted.seq
                """)) {
            Array ids = connection.createArrayOf(
                    "uuid", streams.stream().map(Numbered::stream).toArray());
            Array seqs = connection.createArrayOf(
                    "bigint", streams.stream().map(Numbered::seq).toArray());
            ask.setArray(1, ids);
            ask.setArray(2, seqs);
            var newest = new HashMap<UUID, Accepted>();
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    Accepted accepted = accepted(rows);
                    newest.put(accepted.stream(), accepted);
                }
            }
            return newest;
        }
    }

    /** Events of one stream in order, payload included. */
    List<Event> events(UUID stream, Repair.Range range) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT session_id, epoch, seq, type, payload, accepted_at FROM outbox
                WHERE stream_id = ? AND seq BETWEEN ? AND ? ORDER BY seq
                """)) {
            ask.setObject(1, stream);
            ask.setLong(2, range.from());
            ask.setLong(3, range.to());
            try (ResultSet rows = ask.executeQuery()) {
                List<Event> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(event(stream, rows));
                }
                return events;
            }
        }
    }

    /** An event as it was accepted; the payload goes to the log as it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Event(UUID stream, UUID session, long epoch, long seq, String type, byte[] payload, Instant acceptedAt) {}

    private static Event event(UUID stream, ResultSet row) throws SQLException {
        return new Event(
                stream,
                row.getObject("session_id", UUID.class),
                row.getLong("epoch"),
                row.getLong("seq"),
                row.getString("type"),
                row.getBytes("payload"),
                row.getTimestamp("accepted_at").toInstant());
    }

    private static Accepted accepted(ResultSet row) throws SQLException {
        return new Accepted(
                row.getObject("stream_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getLong("epoch"),
                row.getLong("seq"),
                row.getTimestamp("accepted_at").toInstant());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package ayes.proof.evidence;

import ayes.topic.Topics;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's side. */
final class Tables {

    private static final int FETCH = 10_000;

    private final Connection connection;

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false); // one snapshot for all, and rows in portions
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    List<AcceptedEvent> outbox() throws SQLException {
        return rows("SELECT payload FROM outbox ORDER BY stream_id, epoch, seq", row -> {
            byte[] payload = row.getBytes("payload");
            return new AcceptedEvent(Topics.EVENTS.codec().decode(payload), Bytes.hash(payload));
        });
    }

    List<StandingVote> votes() throws SQLException {
        return rows(
                "SELECT poll_id, participant_id, round, choices, revision, seq FROM vote",
                row -> new StandingVote(
                        id(row, "poll_id"),
                        id(row, "participant_id"),
                        row.getInt("round"),
                        choices(row.getArray("choices")),
                        row.getLong("revision"),
                        row.getLong("seq")));
    }

    List<AnsweredKey> keys() throws SQLException {
        return rows(
                "SELECT poll_id, participant_id, key, seq, revision, status FROM vote_key",
                row -> new AnsweredKey(
                        id(row, "poll_id"),
                        id(row, "participant_id"),
                        row.getString("key"),
                        row.getLong("seq"),
                        row.getLong("revision"),
                        row.getString("status")));
    }

    List<StandingPoll> polls() throws SQLException {
        return rows(
                "SELECT id, round, status, cardinality(options) AS options, seq FROM poll",
                row -> new StandingPoll(
                        id(row, "id"),
                        row.getInt("round"),
                        row.getString("status"),
                        row.getInt("options"),
                        row.getLong("seq")));
    }

    /** Up to the newest event. */
    boolean logIsCompared() throws SQLException {
        return rows(
                        "SELECT coalesce(bool_and(log_compared_until > (SELECT max(accepted_at) FROM outbox)), false) AS done"
                                + " FROM relay_slot",
                        row -> row.getBoolean("done"))
                .getFirst();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setFetchSize(FETCH);
            try (ResultSet rows = ask.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }
    }

    private static List<Integer> choices(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((Integer[]) array.getArray());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}

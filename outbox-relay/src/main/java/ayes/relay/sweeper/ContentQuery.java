package ayes.relay.sweeper;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Visibility;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What streams come to in PostgreSQL. Seq and counts are from one statement, hence from one snapshot: every transaction that
 * changes the one changes the other.
 */
final class ContentQuery {

    private static final String POLLS = """
            SELECT p.id, p.seq, p.round, p.status, p.visibility, cardinality(p.options) AS options,
                   (SELECT count(*) FROM vote v WHERE v.poll_id = p.id AND v.round = p.round AND v.choices IS NOT NULL) AS voters,
                   chosen.choices, chosen.votes
            FROM poll p CROSS JOIN LATERAL (
                SELECT array_agg(choice) AS choices, array_agg(n) AS votes
                FROM (SELECT choice, count(*) AS n FROM vote v, unnest(v.choices) AS choice
                      WHERE v.poll_id = p.id AND v.round = p.round GROUP BY choice) AS by_choice
            ) AS chosen
            WHERE p.id = ANY (?)
            """;

    private static final String SESSIONS = """
            SELECT s.id, s.seq, s.status, s.polls,
                   (SELECT count(*) FROM participant j WHERE j.session_id = s.id) AS joined
            FROM session s WHERE s.id = ANY (?)
            """;

    /** A stream as of its newest seq. */
    record AsOf(long seq, Content content) {}

    private ContentQuery() {}

    /** Streams that there are not, are left out. */
    static Map<UUID, AsOf> of(Connection connection, Collection<UUID> streams) throws SQLException {
        Array ids = connection.createArrayOf("uuid", streams.toArray());
        var found = new HashMap<UUID, AsOf>();
        ask(connection, POLLS, ids, row -> found.put(id(row), new AsOf(row.getLong("seq"), poll(row))));
        ask(connection, SESSIONS, ids, row -> found.put(id(row), new AsOf(row.getLong("seq"), session(row))));
        return found;
    }

    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private static void ask(Connection connection, String sql, Array ids, Taker taker) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setArray(1, ids);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    private static Content poll(ResultSet row) throws SQLException {
        List<Long> counts = new ArrayList<>(Collections.nCopies(row.getInt("options"), 0L));
        Array choices = row.getArray("choices");
        if (choices != null) { // null: nobody has voted
            var chosen = (Integer[]) choices.getArray();
            var votes = (Long[]) row.getArray("votes").getArray();
            for (int i = 0; i < chosen.length; i++) {
                counts.set(chosen[i], votes[i]);
            }
        }
        return new Content.OfPoll(
                row.getInt("round"),
                PollStatus.named(row.getString("status")),
                Visibility.named(row.getString("visibility")),
                counts,
                row.getLong("voters"));
    }

    private static Content session(ResultSet row) throws SQLException {
        var polls = (UUID[]) row.getArray("polls").getArray();
        return new Content.OfSession(
                SessionStatus.named(row.getString("status")),
                Arrays.stream(polls).map(PollId::new).toList(),
                row.getLong("joined"));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }
}

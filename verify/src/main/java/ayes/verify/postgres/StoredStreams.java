package ayes.verify.postgres;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.Visibility;
import ayes.verify.Comparison;
import ayes.verify.Sources;
import ayes.verify.Standing;
import ayes.verify.Stored;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/** Asks PostgreSQL. One repeatable-read snapshot for all, so that every seq and every count belong together. */
public final class StoredStreams implements AutoCloseable {

    private static final String EPOCH = "SELECT epoch, clock_timestamp() AS now FROM epoch";

    private static final String SESSIONS = """
            SELECT s.id, s.title, s.seq, s.status, s.polls, coalesce(j.joined, 0) AS joined
            FROM session s
            LEFT JOIN (SELECT session_id, count(*) AS joined FROM participant GROUP BY session_id) j ON j.session_id = s.id
            WHERE s.seq > 0 ORDER BY s.created_at DESC, s.id
            """;

    private static final String POLLS = """
            SELECT id, session_id, question, seq, round, status, visibility, cardinality(options) AS options
            FROM poll WHERE seq > 0 ORDER BY position, id
            """;

    private static final String VOTERS = """
            SELECT v.poll_id, count(*) AS voters FROM vote v JOIN poll p ON p.id = v.poll_id AND p.round = v.round
            WHERE v.choices IS NOT NULL GROUP BY v.poll_id
            """;

    private static final String VOTES = """
            SELECT v.poll_id, choice, count(*) AS votes
            FROM vote v JOIN poll p ON p.id = v.poll_id AND p.round = v.round, unnest(v.choices) AS choice
            GROUP BY v.poll_id, choice
            """;

    private static final String KNOWN =
            "SELECT id FROM poll WHERE id = ANY (?) UNION ALL SELECT id FROM session WHERE id = ANY (?)";

    private static final int FETCH = 1_000;

    private final Connection connection;

    private StoredStreams(Connection connection) {
        this.connection = connection;
    }

    /** @throws SQLException if it cannot be reached, or does not let us in */
    public static StoredStreams connect(Sources sources) throws SQLException {
        var login = new Properties();
        login.setProperty("user", sources.user());
        login.setProperty("password", sources.password());
        login.setProperty("ApplicationName", "ayes-verify");
        login.setProperty("connectTimeout", "5");
        Connection connection = DriverManager.getConnection(sources.jdbcUrl(), login);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return new StoredStreams(connection);
    }

    /** Everything, as of now. */
    public Stored.All all() throws SQLException {
        try {
            Epoch epoch = epoch();
            Map<UUID, Long> voters = new HashMap<>();
            ask(VOTERS, row -> voters.put(id(row, "poll_id"), row.getLong("voters")));
            Map<UUID, Map<Integer, Long>> votes = new HashMap<>();
            ask(
                    VOTES,
                    row -> votes.computeIfAbsent(id(row, "poll_id"), _ -> new HashMap<>())
                            .put(row.getInt("choice"), row.getLong("votes")));
            Map<UUID, List<Poll>> polls = new HashMap<>();
            ask(
                    POLLS,
                    row -> polls.computeIfAbsent(id(row, "session_id"), _ -> new ArrayList<>())
                            .add(poll(row, voters, votes)));
            List<Stored> streams = new ArrayList<>();
            ask(SESSIONS, row -> add(row, polls, epoch, streams));
            return new Stored.All(epoch.epoch(), epoch.now(), streams);
        } finally {
            connection.rollback(); // the snapshot must not hold dead rows any longer than needed
        }
    }

    /** What has changed since: the epoch, and which of these streams there are now. */
    public Comparison.Since since(Set<UUID> strangers) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(KNOWN)) {
            Array ids = connection.createArrayOf("uuid", strangers.toArray());
            ask.setArray(1, ids);
            ask.setArray(2, ids);
            Set<UUID> known = new HashSet<>();
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    known.add(id(rows, "id"));
                }
            }
            return new Comparison.Since(epoch().epoch(), known);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private record Epoch(long epoch, Instant now) {}

    private Epoch epoch() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(EPOCH);
                ResultSet row = ask.executeQuery()) {
            row.next();
            return new Epoch(row.getLong("epoch"), row.getTimestamp("now").toInstant());
        }
    }

    private record Poll(UUID id, String question, long seq, Standing standing) {}

    private static Poll poll(ResultSet row, Map<UUID, Long> voters, Map<UUID, Map<Integer, Long>> votes)
            throws SQLException {
        UUID id = id(row, "id");
        Map<Integer, Long> chosen = votes.getOrDefault(id, Map.of());
        // A choice that is not offered must show, not break the check.
        int last = chosen.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        List<Long> counts = new ArrayList<>(Collections.nCopies(Math.max(row.getInt("options"), last + 1), 0L));
        chosen.forEach((choice, count) -> counts.set(choice, count));
        return new Poll(
                id,
                row.getString("question"),
                row.getLong("seq"),
                new Standing.OfPoll(
                        counts,
                        voters.getOrDefault(id, 0L),
                        row.getInt("round"),
                        PollStatus.named(row.getString("status")),
                        Visibility.named(row.getString("visibility"))));
    }

    private static void add(ResultSet row, Map<UUID, List<Poll>> polls, Epoch epoch, List<Stored> streams)
            throws SQLException {
        UUID id = id(row, "id");
        var session = new SessionId(id);
        String title = row.getString("title");
        var order = (UUID[]) row.getArray("polls").getArray();
        var standing = new Standing.OfSession(
                SessionStatus.named(row.getString("status")),
                Arrays.stream(order).map(PollId::new).toList(),
                row.getLong("joined"));
        streams.add(new Stored(id, session, title, null, new Position(epoch.epoch(), row.getLong("seq")), standing));
        for (Poll poll : polls.getOrDefault(id, List.of())) {
            var position = new Position(epoch.epoch(), poll.seq());
            streams.add(new Stored(poll.id(), session, title, poll.question(), position, poll.standing()));
        }
    }

    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private void ask(String sql, Taker taker) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setFetchSize(FETCH);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}

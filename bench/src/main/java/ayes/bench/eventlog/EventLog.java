package ayes.bench.eventlog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table, over one connection. */
final class EventLog implements AutoCloseable {

    /** To be made before the first instance starts. */
    static final String TABLES = """
            DROP SCHEMA IF EXISTS simple CASCADE;
            CREATE SCHEMA simple;
            CREATE TABLE simple.vote (
                poll uuid, participant uuid, choice int NOT NULL, PRIMARY KEY (poll, participant)) WITH (fillfactor = 85);
            CREATE TABLE simple.event_log (
                id bigserial PRIMARY KEY, poll uuid NOT NULL, participant uuid NOT NULL, choice int NOT NULL,
                at timestamptz NOT NULL DEFAULT clock_timestamp());
            """;

    private static final String VOTE = """
            INSERT INTO simple.vote VALUES (?, ?, ?) ON CONFLICT (poll, participant) DO UPDATE SET choice = excluded.choice
            """;

    private final Connection connection;

    EventLog(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
    }

    /** One row of it. */
    record Event(long id, UUID poll, UUID participant, int choice) {}

    /** Both inserts, in a transaction of their own; the id of the event. */
    long vote(UUID poll, UUID participant, int choice) throws SQLException {
        try (PreparedStatement vote = connection.prepareStatement(VOTE);
                PreparedStatement event = connection.prepareStatement(
                        "INSERT INTO simple.event_log (poll, participant, choice) VALUES (?, ?, ?) RETURNING id")) {
            for (PreparedStatement each : List.of(vote, event)) {
                each.setObject(1, poll);
                each.setObject(2, participant);
                each.setInt(3, choice);
            }
            vote.executeUpdate();
            try (ResultSet id = event.executeQuery()) {
                id.next();
                long is = id.getLong(1);
                connection.commit();
                return is;
            }
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** Whatever has come after this one. */
    List<Event> after(long id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "SELECT id, poll, participant, choice FROM simple.event_log WHERE id > ? ORDER BY id")) {
            ask.setLong(1, id);
            var events = new ArrayList<Event>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(
                            row.getLong(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getInt(4)));
                }
            }
            connection.commit();
            return events;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

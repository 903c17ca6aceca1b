package ayes.bench.load;

import ayes.cluster.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the sessions of ingest-api are seen waiting for, looked at fifty times a second. Its own session is left out. */
public final class Waits implements AutoCloseable {

    private static final String LOOK = """
            SELECT CASE WHEN state <> 'active' THEN state ELSE coalesce(wait_event_type || ' ' || wait_event, 'on CPU') END
            FROM pg_stat_activity WHERE usename = 'ayes_ingest' AND state <> 'idle'
            """;

    private static final int EVERY_MS = 20;

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread looking;

    public Waits(Database database) throws SQLException {
        connection = database.connect();
        looking = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try (Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                try (ResultSet sessions = statement.executeQuery(LOOK)) {
                    while (sessions.next()) {
                        seen.merge(sessions.getString(1), 1, Integer::sum);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MS);
            }
        } catch (InterruptedException | SQLException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** In percent of all that was seen, the most frequent first. */
    @Override
    public String toString() {
        double all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(wait -> "%s %.0f %%".formatted(wait.getKey(), 100 * wait.getValue() / all))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        looking.interrupt();
        looking.join();
        connection.close();
    }
}

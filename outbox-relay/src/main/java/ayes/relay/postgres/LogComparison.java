package ayes.relay.postgres;

import ayes.relay.LogCheck.Compared;
import ayes.relay.LogCheck.Standing;
import ayes.relay.LoggedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Looks events of the log up in the outbox. */
public final class LogComparison {

    /** An event that is older than the outbox's oldest row cannot be compared, and is taken for what it says. */
    private static final String LOOK_UP = """
            SELECT o.payload = ? AS same, ?::timestamptz < coalesce((SELECT min(accepted_at) FROM outbox), 'infinity') AS older
            FROM (VALUES (1)) AS one LEFT JOIN outbox o ON o.stream_id = ? AND o.epoch = ? AND o.seq = ?
            """;

    private final Database database;

    public LogComparison(Database database) {
        this.database = database;
    }

    /** The number that stands before every seq accepted from now on. */
    public long epoch() throws SQLException {
        try (Connection connection = database.connect("epoch", "");
                PreparedStatement ask = connection.prepareStatement("SELECT epoch FROM epoch");
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }

    public List<Compared> compare(List<LoggedEvent> events) throws SQLException {
        List<Compared> compared = new ArrayList<>(events.size());
        try (Connection connection = database.connect("compare", "");
                PreparedStatement lookUp = connection.prepareStatement(LOOK_UP)) {
            for (LoggedEvent event : events) {
                compared.add(new Compared(event, standing(lookUp, event)));
            }
        }
        return compared;
    }

    private static Standing standing(PreparedStatement lookUp, LoggedEvent event) throws SQLException {
        lookUp.setBytes(1, event.payload());
        lookUp.setTimestamp(2, Timestamp.from(event.acceptedAt()));
        lookUp.setObject(3, event.stream());
        lookUp.setLong(4, event.epoch());
        lookUp.setLong(5, event.seq());
        try (ResultSet row = lookUp.executeQuery()) {
            row.next();
            boolean same = row.getBoolean("same");
            if (same) {
                return Standing.THERE;
            }
            boolean found = !row.wasNull();
            if (found) {
                return Standing.REISSUED;
            }
            return row.getBoolean("older") ? Standing.THERE : Standing.FORGOTTEN;
        }
    }
}

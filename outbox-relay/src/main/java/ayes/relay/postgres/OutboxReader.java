package ayes.relay.postgres;

import ayes.relay.OutboxRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads accepted events from the outbox itself, for everything that has to be sent again. */
public final class OutboxReader {

    private static final String ROWS = """
            SELECT stream_id, epoch, seq, session_id, type, payload, accepted_at FROM outbox
            """;

    private final Database database;

    public OutboxReader(Database database) {
        this.database = database;
    }

    /** Takes one batch and says whether it wants the next. */
    public interface Taker {
        boolean take(List<OutboxRow> rows) throws InterruptedException;
    }

    /**
     * Hands every row over, in the order of acceptance, a batch at a time in flat memory.
     *
     * @param since when the first of them was accepted; null for all that is kept
     * @return whether all were taken
     */
    public boolean read(@Nullable Instant since, int batch, Taker taker) throws SQLException, InterruptedException {
        String sql = ROWS + (since == null ? "" : "WHERE accepted_at >= ? ") + "ORDER BY accepted_at, stream_id, seq";
        try (Connection connection = database.connect("republish", "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false); // else the driver reads everything into memory
            statement.setFetchSize(batch);
            if (since != null) {
                statement.setTimestamp(1, Timestamp.from(since));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return handOver(rows, batch, taker);
            }
        }
    }

    private static boolean handOver(ResultSet rows, int batch, Taker taker) throws SQLException, InterruptedException {
        List<OutboxRow> taken = new ArrayList<>(batch);
        while (rows.next()) {
            taken.add(row(rows));
            if (taken.size() == batch) {
                if (!taker.take(taken)) {
                    return false;
                }
                taken = new ArrayList<>(batch);
            }
        }
        return taken.isEmpty() || taker.take(taken);
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject("stream_id", UUID.class),
                row.getLong("epoch"),
                row.getLong("seq"),
                row.getObject("session_id", UUID.class),
                row.getString("type"),
                row.getBytes("payload"),
                row.getTimestamp("accepted_at").toInstant(),
                null);
    }
}

package ayes.relay.postgres;

import ayes.relay.SlotCheck;
import ayes.relay.SlotFacts;
import ayes.relay.SlotRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only one who looks at, makes and drops the slot. */
public final class SlotKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SlotKeeper.class);

    private static final String FIND = """
            SELECT c.system_identifier::text AS system_identifier, current_database() AS here, s.slot_name, s.plugin,
                   s.database, s.wal_status, s.invalidation_reason, s.active_pid
            FROM pg_control_system() c LEFT JOIN pg_replication_slots s ON s.slot_name = ?
            """;

    private static final int SLOT_CREATION_MILLIS = 600_000;

    private final Database database;
    private final String slot;

    public SlotKeeper(Database database, String slot) {
        this.database = database;
        this.slot = slot;
    }

    public SlotCheck check() throws SQLException {
        try (Connection connection = database.connect("slot", "")) {
            return SlotCheck.decide(slot, found(connection), recorded(connection));
        }
    }

    /** What was written down about the slot; null if nothing was. */
    public @Nullable SlotRecord recorded() throws SQLException {
        try (Connection connection = database.connect("slot", "")) {
            return recorded(connection);
        }
    }

    /** How far the old slot was relayed; null if nobody knows. */
    public @Nullable Instant relayedUntil() throws SQLException {
        SlotRecord recorded = recorded();
        return recorded == null ? null : recorded.relayedUntil();
    }

    /** The log that we relay into, for the operator who compares. */
    public void noteLog(String cluster) throws SQLException {
        try (Connection connection = database.connect("slot", "");
                PreparedStatement note = connection.prepareStatement(
                        "UPDATE relay_slot SET log_cluster = ? WHERE slot_name = ? AND log_cluster IS DISTINCT FROM ?")) {
            note.setString(1, cluster);
            note.setString(2, slot);
            note.setString(3, cluster);
            note.executeUpdate();
        }
    }

    /** Nothing of what was relayed is in the log any more: everything that is kept has to be sent again. */
    public void beginLogAnew(String reason) throws SQLException {
        LOG.warn("Everything that the outbox keeps is sent again: {}", reason);
        try (Connection connection = database.connect("slot", "")) {
            run(connection, "UPDATE relay_slot SET republished = false, relayed_until = NULL WHERE slot_name = ?");
        }
    }

    /**
     * Records first and creates then, each in its own transaction: one that has written cannot make a slot, and a slot that
     * is made but not recorded as republished is finished by whoever comes next.
     */
    public void make() throws SQLException {
        adopt();
        try (Connection connection = database.connect("slot", "")) {
            // It waits for every transaction that is running.
            connection.setNetworkTimeout(Runnable::run, SLOT_CREATION_MILLIS);
            run(connection, "SELECT pg_create_logical_replication_slot(?, '" + SlotCheck.PLUGIN + "')");
        }
        LOG.info("Made the slot {}", slot);
    }

    /** Records the slot as ours, and that what came before it still has to be republished. */
    public void adopt() throws SQLException {
        try (Connection connection = database.connect("slot", "")) {
            run(connection, """
                    INSERT INTO relay_slot (slot_name, system_identifier)
                    SELECT ?, system_identifier::text FROM pg_control_system()
                    ON CONFLICT (slot_name) DO UPDATE SET republished = false
                    """);
        }
    }

    public void drop() throws SQLException {
        try (Connection connection = database.connect("slot", "")) {
            run(connection, "SELECT pg_drop_replication_slot(?)");
        }
        LOG.warn("Dropped the slot {}", slot);
    }

    /** From here on the slot holds everything that the log has not got. */
    public void republished() throws SQLException {
        try (Connection connection = database.connect("slot", "")) {
            run(connection, "UPDATE relay_slot SET republished = true WHERE slot_name = ?");
        }
    }

    /** Ends whoever streams from the slot; PostgreSQL allows it between sessions of one role. */
    public void end(int pid) throws SQLException {
        LOG.warn("Ends the process {} that still streams from the slot {}", pid, slot);
        try (Connection connection = database.connect("slot", "");
                PreparedStatement end = connection.prepareStatement("SELECT pg_terminate_backend(?, 2000)")) {
            end.setInt(1, pid);
            end.execute();
        }
    }

    /** Bytes of write-ahead log that the slot still holds back; notes how far the relaying has come. */
    public long report(Connection connection, @Nullable Instant relayedUntil) throws SQLException {
        if (relayedUntil != null) {
            note(connection, relayedUntil);
        }
        try (PreparedStatement ask = connection.prepareStatement(
                "SELECT pg_current_wal_lsn() - confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = ?")) {
            ask.setString(1, slot);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() ? answer.getLong(1) : 0;
            }
        }
    }

    private void note(Connection connection, Instant relayedUntil) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(
                "UPDATE relay_slot SET relayed_until = ? WHERE slot_name = ? AND relayed_until IS DISTINCT FROM ?")) {
            note.setTimestamp(1, Timestamp.from(relayedUntil));
            note.setString(2, slot);
            note.setTimestamp(3, Timestamp.from(relayedUntil));
            note.executeUpdate();
        }
    }

    private SlotFacts found(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, slot);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                return new SlotFacts(
                        row.getString("system_identifier"),
                        row.getString("here"),
                        row.getString("slot_name") == null ? null : slot(row));
            }
        }
    }

    private static SlotFacts.Slot slot(ResultSet row) throws SQLException {
        return new SlotFacts.Slot(
                row.getString("plugin"),
                row.getString("database"),
                row.getString("wal_status"),
                row.getString("invalidation_reason"),
                row.getObject("active_pid", Integer.class));
    }

    private @Nullable SlotRecord recorded(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(
                "SELECT system_identifier, republished, relayed_until FROM relay_slot WHERE slot_name = ?")) {
            find.setString(1, slot);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Timestamp until = row.getTimestamp("relayed_until");
                return new SlotRecord(
                        row.getString("system_identifier"),
                        row.getBoolean("republished"),
                        until == null ? null : until.toInstant());
            }
        }
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot);
            statement.execute();
        }
    }
}

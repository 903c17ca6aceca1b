package ayes.cluster;

import ayes.standalone.DataDirectory;
import ayes.standalone.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL, and ways to mistreat it. Ended by a signal it comes back by itself: {@link EmbeddedPostgresServer} watches it. */
public final class Database implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final Path tables;
    private final String password;
    private final EmbeddedPostgresServer server;

    private Database(Path tables, String password, EmbeddedPostgresServer server) {
        this.tables = tables;
        this.password = password;
        this.server = server;
    }

    static Database start(DataDirectory data) throws IOException, InterruptedException {
        String password = data.secrets().password(SUPERUSER);
        var home = new EmbeddedPostgresServer.Home(
                data.postgres(),
                data.binaries(),
                data.logs().resolve("postgresql.log"),
                data.postgresPort(),
                password,
                data.secrets().password("ayes_owner"));
        return new Database(data.postgres(), password, EmbeddedPostgresServer.start(home));
    }

    public int port() {
        return server.port();
    }

    public String name() {
        return server.database();
    }

    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.database());
    }

    public String user() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** As the superuser, who sees and may do everything. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), SUPERUSER, password);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** {@code pg_ctl stop -m immediate}: no checkpoint, no farewell; it recovers from its write-ahead log. */
    public void stopImmediately() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).start().waitFor();
    }

    /** Of the postmaster; every other process of PostgreSQL is a child of it. */
    public long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(tables.resolve("postmaster.pid")).getFirst().strip());
    }

    public boolean answers() {
        try {
            return ask("SELECT 1").equals("1");
        } catch (SQLException down) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
    }
}

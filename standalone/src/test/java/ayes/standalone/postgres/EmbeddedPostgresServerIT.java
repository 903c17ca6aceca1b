package ayes.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ayes.standalone.DataDirectory;
import ayes.standalone.postgres.EmbeddedPostgresServer.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

    @TempDir
    static Path binaries; // unpacked once for all

    @TempDir
    Path directory;

    @Test
    void runsAsDurablyAndAsClosedAsItPromises() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory, false);
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data));
                Connection owner = connect(server, server.ownerPassword())) {
            for (Map.Entry<String, String> setting : PostgresSettings.promised().entrySet()) {
                assertThat(one(owner, "SHOW " + setting.getKey())).isEqualTo(setting.getValue());
            }
            assertThat(one(owner, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> connect(server, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            // The owner makes roles and reads the WAL, and bypasses nothing.
            assertThat(one(
                            owner,
                            "SELECT concat_ws(',', rolsuper, rolbypassrls, rolcreaterole, rolreplication)"
                                    + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f,f,t,t");
        }
    }

    @Test
    void keepsWhatWasCommittedOverARestart() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory, false)) {
            // Given
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data));
                    Connection owner = connect(server, server.ownerPassword())) {
                execute(owner, "CREATE TABLE kept AS SELECT 412 AS votes");
            }

            // When
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data));
                    Connection owner = connect(server, server.ownerPassword())) {

                // Then
                assertThat(one(owner, "SELECT votes FROM kept")).isEqualTo("412");
            }
        }
    }

    @Test
    void takesOverFromTheServerOfAKilledAyes() throws Exception {
        // Given a process that is killed and leaves its server behind
        Process killed = inAnotherProcess();
        killed.destroyForcibly().waitFor();
        ProcessHandle orphan =
                OrphanedPostgres.find(directory.resolve("postgres")).orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        // When
        try (DataDirectory data = DataDirectory.open(directory, false);
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data));
                Connection owner = connect(server, server.ownerPassword())) {

            // Then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(one(owner, "SELECT votes FROM kept")).isEqualTo("412");
        }
    }

    /** Returns when its server has committed something. */
    private Process inAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WillBeKilled.class.getName(),
                        directory.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().lines().anyMatch("committed"::equals)).isTrue();
        return process;
    }

    /** What runs in {@link #inAnotherProcess()}. */
    static final class WillBeKilled {

        private WillBeKilled() {}

        public static void main(String[] words) throws Exception {
            EmbeddedPostgresServerIT.binaries = Path.of(words[1]);
            DataDirectory data = DataDirectory.open(Path.of(words[0]), false);
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data));
            try (Connection owner = connect(server, server.ownerPassword())) {
                execute(owner, "CREATE TABLE kept AS SELECT 412 AS votes");
            }
            System.out.println("committed");
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    @Test
    void comesBackWhenItIsKilled() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory, false);
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home(data))) {
            // Given
            try (Connection owner = connect(server, server.ownerPassword())) {
                execute(owner, "CREATE TABLE kept AS SELECT 412 AS votes");
            }

            // When
            OrphanedPostgres.find(data.postgres()).orElseThrow().destroyForcibly();

            // Then
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                try (Connection owner = connect(server, server.ownerPassword())) {
                    assertThat(one(owner, "SELECT votes FROM kept")).isEqualTo("412");
                }
            });
        }
    }

    private static Home home(DataDirectory data) {
        return new Home(
                data.postgres(),
                binaries,
                data.logs().resolve("postgresql.log"),
                data.postgresPort(),
                data.secrets().password("postgres"),
                data.secrets().password("ayes_owner"));
    }

    private static Connection connect(EmbeddedPostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database(),
                server.ownerUser(),
                password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

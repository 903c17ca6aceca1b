package ayes.standalone.postgres;

import ayes.standalone.CannotStart;
import ayes.standalone.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL 18 as a child of this process, on loopback, with its data kept. Driven through PostgreSQL's own
 * {@code pg_ctl}, which tells at once whether a start failed; docs/decisions say why not through a test library.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String HOST = "127.0.0.1";
    private static final String SUPERUSER = "postgres";

    /** Recovery after a crash reads up to a checkpoint's worth of WAL; on a slow disk that takes its time. */
    private static final String START_PATIENCE_S = "600";

    /** A fast shutdown is one checkpoint long. */
    private static final String STOP_PATIENCE_S = "60";

    /**
     * Where and how it runs.
     *
     * @param tables the cluster of tables; made if it is not there
     * @param binaries where its programs are unpacked
     * @param log what it has to say, since this start
     * @param port on loopback
     * @param superuserPassword of {@code postgres}, fixed when the cluster is made
     * @param ownerPassword of {@code ayes_owner}, who owns the database
     */
    public record Home(
            Path tables, Path binaries, Path log, int port, String superuserPassword, String ownerPassword) {}

    /** Long enough for the children of a killed server to notice and let go of its memory. */
    private static final int TRIES_TO_COME_BACK = 40;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final Home home;
    private final PostgresCommand command;
    private final String version;
    private boolean closed;

    private EmbeddedPostgresServer(Home home, PostgresCommand command, String version) {
        this.home = home;
        this.command = command;
        this.version = version;
    }

    /**
     * Returns when it takes connections and its database is there.
     *
     * @throws CannotStart if it does not start; nothing is left running
     */
    public static EmbeddedPostgresServer start(Home home) throws IOException, InterruptedException {
        var command = new PostgresCommand(PostgresBinaries.in(home.binaries()), PostgresAccount.current());
        if (!Files.isDirectory(home.tables())) {
            makeTables(home, command);
        }
        launch(home, command);
        try {
            String version = PostgresBootstrap.of(HOST, home.port(), SUPERUSER, home.superuserPassword())
                    .bootstrap(home.ownerPassword());
            var server = new EmbeddedPostgresServer(home, command, version);
            server.watch();
            return server;
        } catch (SQLException | RuntimeException e) {
            stop(home, command);
            throw new CannotStart(
                    "PostgreSQL started and then refused us (" + e.getMessage() + "): see " + home.log() + ".", e);
        }
    }

    /** Such as {@code 18.6}. */
    public String version() {
        return version;
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return home.port();
    }

    public String database() {
        return PostgresBootstrap.DATABASE;
    }

    public String ownerUser() {
        return PostgresBootstrap.OWNER;
    }

    public String ownerPassword() {
        return home.ownerPassword();
    }

    /** Rolls back what is open, writes a checkpoint, ends. */
    @Override
    public synchronized void close() throws IOException, InterruptedException {
        closed = true;
        stop(home, command);
    }

    /** Killed from outside (by a system short of memory, say), it is started again: its data is whole. */
    private void watch() throws IOException {
        Optional<ProcessHandle> process = OrphanedPostgres.find(home.tables());
        if (process.isPresent()) {
            var _ = process.get().onExit().thenRunAsync(this::comeBack, inItsOwnThread());
        }
    }

    private synchronized void comeBack() {
        try {
            for (int attempt = 1; !closed && attempt <= TRIES_TO_COME_BACK; attempt++) {
                if (launched(attempt)) {
                    watch();
                    return;
                }
                wait(BETWEEN_TRIES.toMillis()); // close() may pass in between
            }
            if (!closed) {
                LOG.error("PostgreSQL does not come back; nothing is accepted until Ayes is started again");
            }
        } catch (IOException e) {
            LOG.error("PostgreSQL does not come back; nothing is accepted until Ayes is started again", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean launched(int attempt) throws IOException, InterruptedException {
        LOG.warn("PostgreSQL has ended by itself: starting it again, attempt {}", attempt);
        try {
            launch(home, command);
            return true;
        } catch (CannotStart e) {
            LOG.warn("{}", e.getMessage());
            return false;
        }
    }

    private static Executor inItsOwnThread() {
        return task ->
                Thread.ofPlatform().daemon().name("ayes-postgresql-watch").start(task);
    }

    /** Beside, then renamed: a start that is killed here begins again next time. */
    private static void makeTables(Home home, PostgresCommand command) throws IOException, InterruptedException {
        Path beside = home.tables().resolveSibling(home.tables().getFileName() + ".new");
        PrivateFiles.deleteTree(beside);
        Path password = Files.createTempFile(home.binaries(), "once", ""); // readable by us only
        try {
            Files.writeString(password, home.superuserPassword());
            command.run(
                    "initdb",
                    List.of(
                            "-D",
                            beside.toString(),
                            "-U",
                            SUPERUSER,
                            "--pwfile=" + password,
                            "-A",
                            "scram-sha-256",
                            // The same order of text on every machine, whatever locales are installed.
                            "-E",
                            "UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(password);
        }
        Files.move(beside, home.tables(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void launch(Home home, PostgresCommand command) throws IOException, InterruptedException {
        Files.deleteIfExists(home.log());
        try {
            command.run("pg_ctl", startArguments(home));
        } catch (PostgresCommand.Failed e) {
            stop(home, command);
            throw new CannotStart(
                    "PostgreSQL does not start" + lastComplaint(home.log()) + ": " + home.log()
                            + " has the whole story.",
                    e);
        } catch (InterruptedException e) {
            stop(home, command);
            throw e;
        }
    }

    private static List<String> startArguments(Home home) {
        var options = new ArrayList<String>();
        for (Map.Entry<String, String> setting :
                PostgresSettings.all(home.port()).entrySet()) {
            options.add("-c " + setting.getKey() + "=" + setting.getValue());
        }
        return List.of(
                "start",
                "-w",
                "-s",
                "-t",
                START_PATIENCE_S,
                "-D",
                home.tables().toString(),
                "-l",
                home.log().toString(),
                "-o",
                String.join(" ", options));
    }

    private static void stop(Home home, PostgresCommand command) throws IOException, InterruptedException {
        if (Files.exists(home.tables().resolve("postmaster.pid"))) {
            command.run(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-w",
                            "-s",
                            "-m",
                            "fast",
                            "-t",
                            STOP_PATIENCE_S,
                            "-D",
                            home.tables().toString()));
        }
    }

    private static String lastComplaint(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((_, last) -> last)
                .map(line -> " (" + line.replaceFirst(".*(FATAL|PANIC):\\s*", "") + ")")
                .orElse("");
    }
}

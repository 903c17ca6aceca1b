package ayes.bench.load;

import ayes.cluster.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The yardstick: PostgreSQL's own load generator does the same two inserts, one vote a transaction, on tables of the same shape in the
 * same database. It takes no lock on a poll, keeps no keys, and comes in as the superuser whom row-level security does not slow down.
 */
public final class PgBench {

    private static final int CLIENTS = 64;
    private static final int THREADS = 2;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** The payload is as long as that of a vote. */
    private static final String SCRIPT = """
            BEGIN;
            INSERT INTO bench.vote (poll_id, participant_id, tenant_id, round, choices, revision, seq)
            VALUES ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), '00000000-0000-0000-0000-0000000000be',
                    1, '{1}', 1, 1);
            INSERT INTO bench.outbox (stream_id, epoch, seq, session_id, tenant_id, type, payload, accepted_at)
            VALUES ('00000000-0000-0000-0000-000000000001', 1, nextval('bench.seq'),
                    '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000be',
                    'VoteCast', decode(repeat('a5', %d), 'hex'), clock_timestamp());
            COMMIT;
            """;

    private static final String TABLES = """
            DROP SCHEMA IF EXISTS bench CASCADE;
            CREATE SCHEMA bench;
            CREATE SEQUENCE bench.seq CACHE 100;
            CREATE TABLE bench.vote (LIKE public.vote INCLUDING ALL) WITH (fillfactor = 85);
            CREATE TABLE bench.outbox (LIKE public.outbox INCLUDING ALL);
            """;

    private final Database database;
    private final Path script;

    private PgBench(Database database, Path script) {
        this.database = database;
        this.script = script;
    }

    /**
     * Empty if there is no pgbench on the PATH.
     *
     * @param payloadBytes of an event in the real outbox
     */
    public static Optional<PgBench> prepare(Database database, Path directory, int payloadBytes)
            throws IOException, InterruptedException, SQLException {
        try {
            new ProcessBuilder("pgbench", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return Optional.empty();
        }
        database.execute(TABLES);
        Path script = directory.resolve("two-inserts.sql");
        Files.writeString(script, SCRIPT.formatted(payloadBytes));
        return Optional.of(new PgBench(database, script));
    }

    /** Transactions a second, the time to connect not counted. */
    public double run(Duration period) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                "pgbench",
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.user(),
                "--no-vacuum",
                "--file=" + script,
                "--client=" + CLIENTS,
                "--jobs=" + THREADS,
                "--time=" + period.toSeconds(),
                database.name());
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return rate(said);
    }

    /** @throws IllegalStateException if it says no rate */
    static double rate(String said) {
        Matcher found = RATE.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("pgbench did not finish: " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    public void clean() throws SQLException {
        database.execute("DROP SCHEMA IF EXISTS bench CASCADE");
    }
}

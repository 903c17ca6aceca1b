package ayes.cluster.container;

import ayes.ingest.postgres.Migration;
import ayes.standalone.Logs;
import ayes.standalone.postgres.PostgresBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * Makes a database what the steps of this version need, before any of them starts: so that those have no password but their own. Safe to
 * run at every start. Where there is no superuser's password to be had, an ingest-api with the owner's does the migration itself.
 */
final class Preparation {

    private Preparation() {}

    /**
     * @param environment {@code AYES_POSTGRES_HOST} and {@code AYES_POSTGRES_PORT} (5432)
     * @param keys where {@link Keys} has made the passwords
     */
    static void run(Map<String, String> environment, Path keys) throws IOException, SQLException {
        Logs.nowhere(); // what goes wrong is thrown
        String host = environment.getOrDefault("AYES_POSTGRES_HOST", "localhost");
        int port = Integer.parseInt(environment.getOrDefault("AYES_POSTGRES_PORT", "5432"));
        Keys passwords = Keys.in(keys);
        String version = PostgresBootstrap.of(host, port, "postgres", passwords.read(Keys.SUPERUSER))
                .bootstrap(passwords.read(Keys.OWNER));
        System.out.println("PostgreSQL " + version + " keeps what it commits, and has the owner and the database");
        Migration.run(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, PostgresBootstrap.DATABASE),
                PostgresBootstrap.OWNER,
                passwords.read(Keys.OWNER),
                Map.of(
                        "ingestPassword", passwords.read(Keys.INGEST),
                        "relayPassword", passwords.read(Keys.RELAY),
                        "sweeperPassword", passwords.read(Keys.SWEEPER),
                        "operatorPassword", passwords.read(Keys.OPERATOR)));
        System.out.println("the database is what this version needs");
    }
}

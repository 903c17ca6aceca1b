package ayes.ingest.postgres;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the database to this version. The owner's only work. */
public final class Migration {

    private Migration() {}

    /**
     * @param jdbcUrl of the database
     * @param passwords of the services' roles: {@code ingestPassword}, {@code relayPassword}, {@code sweeperPassword},
     *     {@code operatorPassword}
     */
    public static void run(String jdbcUrl, String owner, String ownerPassword, Map<String, String> passwords) {
        Flyway.configure()
                .dataSource(jdbcUrl, owner, ownerPassword)
                .locations("classpath:ayes/migration")
                .placeholders(passwords)
                .connectRetries(30) // beside a database that is still starting
                .load()
                .migrate();
    }
}

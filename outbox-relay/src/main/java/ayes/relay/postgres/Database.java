package ayes.relay.postgres;

import ayes.relay.PostgresAccess;
import ayes.relay.RelaySettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Direct connections as the relay's own role; no pool, since each has one long or one short job. */
public final class Database {

    private final PostgresAccess postgres;
    private final RelaySettings settings;

    public Database(PostgresAccess postgres, RelaySettings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    /** @param options of the server, as in {@code -c name=value}; empty for none */
    Connection connect(String purpose, String options) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.postgresUser());
        properties.setProperty("password", settings.postgresPassword());
        properties.setProperty("ApplicationName", "ayes-relay " + purpose);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        // A host that vanished without a word must not hold a thread for the kernel's two hours.
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        if (!options.isEmpty()) {
            properties.setProperty("options", options);
        }
        return DriverManager.getConnection(postgres.url(), properties);
    }
}

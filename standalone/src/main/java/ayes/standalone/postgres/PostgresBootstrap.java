package ayes.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * What a new server lacks before the first migration: the owner's role, which is no superuser, and the database. Safe to
 * run at every start.
 */
public final class PostgresBootstrap {

    public static final String DATABASE = "ayes";
    public static final String OWNER = "ayes_owner";

    private static final String CONNECT_TIMEOUT_S = "10";

    private final String url;
    private final Properties login;

    private PostgresBootstrap(String url, Properties login) {
        this.url = url;
        this.login = login;
    }

    /** With the login of a superuser. */
    public static PostgresBootstrap of(String host, int port, String superuser, String password) {
        var login = new Properties();
        login.setProperty("user", superuser);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", CONNECT_TIMEOUT_S);
        return new PostgresBootstrap("jdbc:postgresql://" + host + ":" + port + "/postgres", login);
    }

    /**
     * Makes what is not there yet.
     *
     * @param ownerPassword letters, digits, {@code -} and {@code _} only
     * @return the server's version
     * @throws IllegalStateException if a setting that durability stands on is not what we asked for
     */
    public String bootstrap(String ownerPassword) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            requirePromisedSettings(statement);
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
                // It makes the services' roles, one of which reads the WAL: PostgreSQL lets it give only what it has.
                statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE REPLICATION");
            }
            statement.execute("ALTER ROLE " + OWNER + " PASSWORD '" + ownerPassword + "'");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
            return show(statement, "server_version");
        }
    }

    private static void requirePromisedSettings(Statement statement) throws SQLException {
        for (Map.Entry<String, String> promised : PostgresSettings.promised().entrySet()) {
            String actual = show(statement, promised.getKey());
            if (!actual.equals(promised.getValue())) {
                throw new IllegalStateException(
                        promised.getKey() + " is " + actual + " and must be " + promised.getValue());
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

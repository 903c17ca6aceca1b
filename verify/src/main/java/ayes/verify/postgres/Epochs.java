package ayes.verify.postgres;

import ayes.verify.Sources;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The one thing that an operator may change. */
public final class Epochs {

    /** @param before the epoch that is over */
    public record Begun(long before, long epoch) {}

    private Epochs() {}

    /** This database is the truth from now on. */
    public static Begun begin(Sources sources) throws SQLException {
        var login = new Properties();
        login.setProperty("user", sources.user());
        login.setProperty("password", sources.password());
        login.setProperty("ApplicationName", "ayes-epoch");
        login.setProperty("connectTimeout", "5");
        try (Connection connection = DriverManager.getConnection(sources.jdbcUrl(), login);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long before = number(statement, "SELECT epoch FROM epoch");
            long epoch = number(statement, "SELECT begin_epoch()");
            connection.commit();
            return new Begun(before, epoch);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

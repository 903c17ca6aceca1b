package ayes.verify;

import java.sql.SQLException;

/** What cannot be reached, in one sentence for the person who has to do something about it. */
public final class Trouble {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String WRONG_LOGIN = "28";
    private static final String NOT_ALLOWED = "42501";

    private Trouble() {}

    public static String sentence(SQLException e, Sources sources) {
        String state = String.valueOf(e.getSQLState());
        String where = sources.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
        if (state.startsWith(WRONG_LOGIN)) {
            return "PostgreSQL at %s does not let %s in (%s): give the password that ayes.operator.postgres-password was set to."
                    .formatted(where, sources.user(), firstLine(e));
        }
        if (state.equals(UNDEFINED_TABLE) || state.equals(NOT_ALLOWED)) {
            return "The database at %s is not one that this Ayes has migrated (%s): start Ayes on it once."
                    .formatted(where, firstLine(e));
        }
        return "PostgreSQL at %s cannot be asked (%s): see that it runs, and try again.".formatted(where, firstLine(e));
    }

    static String sentence(RuntimeException e, Sources sources) {
        return "Kafka at %s cannot be read (%s): see that it runs, and try again."
                .formatted(sources.bootstrapServers(), firstLine(e));
    }

    static String noTopic(String topic, Sources sources) {
        return "Kafka at %s has no topic %s: see that it is the one of this Ayes, and that Ayes has run on it."
                .formatted(sources.bootstrapServers(), topic);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}

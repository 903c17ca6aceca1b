package ayes.event;

import java.util.Locale;

/** Whether a session takes participants, polls and votes. */
public enum SessionStatus {
    LIVE,
    ENDED;

    /** The name in JSON, Avro and SQL. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no constant has that wire name */
    public static SessionStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

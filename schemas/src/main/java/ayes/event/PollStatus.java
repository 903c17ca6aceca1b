package ayes.event;

import java.util.Locale;

/** Whether a poll takes votes: draft, then open and closed in turn. */
public enum PollStatus {
    DRAFT,
    OPEN,
    CLOSED;

    /** The name in JSON, Avro and SQL. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no constant has that wire name */
    public static PollStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

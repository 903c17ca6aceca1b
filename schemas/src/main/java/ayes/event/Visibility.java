package ayes.event;

import java.util.Locale;

/** Whether the host has shown the results to the participants. */
public enum Visibility {
    HIDDEN,
    REVEALED;

    /** The name in JSON, Avro and SQL. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no constant has that wire name */
    public static Visibility named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

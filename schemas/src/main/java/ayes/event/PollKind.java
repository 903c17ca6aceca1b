package ayes.event;

import java.util.Arrays;
import java.util.Optional;

/** How a poll is answered. The wire name is part of the public contract. */
public enum PollKind {
    /** Exactly one of the options. */
    SINGLE("single");

    private final String wireName;

    PollKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<PollKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}

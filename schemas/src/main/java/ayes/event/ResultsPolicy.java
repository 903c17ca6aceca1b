package ayes.event;

import java.util.Arrays;
import java.util.Optional;

/** When participants may see the counts. Host and wall always do. */
public enum ResultsPolicy {
    WHEN_REVEALED("when-revealed"),
    AFTER_CLOSE("after-close"),
    ALWAYS("always");

    private final String wireName;

    ResultsPolicy(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<ResultsPolicy> named(String wireName) {
        return Arrays.stream(values())
                .filter(policy -> policy.wireName.equals(wireName))
                .findFirst();
    }

    /** Whether a participant may see the counts of a poll that stands like this. A revealed poll is always visible. */
    public boolean shows(PollStatus status, Visibility visibility) {
        return switch (this) {
            case ALWAYS -> true;
            case AFTER_CLOSE -> status == PollStatus.CLOSED || visibility == Visibility.REVEALED;
            case WHEN_REVEALED -> visibility == Visibility.REVEALED;
        };
    }
}

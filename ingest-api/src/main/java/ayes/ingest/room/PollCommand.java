package ayes.ingest.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a host can do to a poll. The name in lower case is the last part of the call's address. */
public enum PollCommand {
    OPEN,
    CLOSE,
    REVEAL,
    HIDE,
    RESET;

    public static Optional<PollCommand> named(String name) {
        return Arrays.stream(values())
                .filter(command -> command.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}

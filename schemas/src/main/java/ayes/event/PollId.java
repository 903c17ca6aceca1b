package ayes.event;

import java.util.UUID;

/** Names one question of a session. */
public record PollId(UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID */
    public static PollId of(String text) {
        return new PollId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

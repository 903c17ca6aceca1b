package ayes.event;

import java.util.UUID;

/** Names one live event: the room that participants join by its code. */
public record SessionId(UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID */
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package ayes.event;

import java.util.UUID;

/** A random pseudonym for one participant of one session. Never reused, never derived from a person. */
public record ParticipantId(UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID */
    public static ParticipantId of(String text) {
        return new ParticipantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

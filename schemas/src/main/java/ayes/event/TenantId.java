package ayes.event;

import java.util.UUID;

/** Names the organisation whose data this is; every row and every event carries it. */
public record TenantId(UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

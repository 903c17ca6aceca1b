package ayes.access;

import java.util.Arrays;
import java.util.Optional;

/** What one of our tokens is for. Stands in the JOSE header, so that one kind is never taken for another (RFC 8725 §3.11). */
public enum TokenType {
    PARTICIPANT("participant+jwt"),
    WALL("wall+jwt"),
    HOST("host+jwt");

    private final String header;

    TokenType(String header) {
        this.header = header;
    }

    public String header() {
        return header;
    }

    public static Optional<TokenType> of(String header) {
        return Arrays.stream(values())
                .filter(type -> type.header.equalsIgnoreCase(header))
                .findFirst();
    }
}

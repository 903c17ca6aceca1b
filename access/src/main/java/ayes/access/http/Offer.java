package ayes.access.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers in {@code Sec-WebSocket-Protocol}. Browsers cannot set other headers on a socket, so the token comes
 * along as a subprotocol of its own that is never selected.
 *
 * @param protocols all that was offered
 */
public record Offer(List<String> protocols) {

    /** Our subprotocol. */
    public static final String AYES = "ayes.v1";

    private static final String BEARER = "bearer.";
    private static final String SCHEME = "Bearer ";

    public static Offer of(List<String> headers) {
        return new Offer(headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList());
    }

    /** A program that offers nothing gets our only protocol anyway; one that offers others does not speak ours. */
    public boolean isOurs() {
        return protocols.isEmpty() || protocols.contains(AYES);
    }

    /**
     * The compact JWT; null if there is none.
     *
     * @param authorization that header, for clients that can set it; it counts before the subprotocol
     */
    public @Nullable String token(@Nullable String authorization) {
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return authorization.substring(SCHEME.length()).strip();
        }
        return protocols.stream()
                .filter(each -> each.startsWith(BEARER))
                .map(each -> each.substring(BEARER.length()))
                .findFirst()
                .orElse(null);
    }
}

package ayes.gateway.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address under which people reach us, as links and QR codes carry it. */
public final class PublicAddress {

    private final @Nullable String configured;

    /** @param configured null takes the address that each request came to */
    public PublicAddress(@Nullable String configured) {
        this.configured = configured;
    }

    /** For this request; without a slash at its end. */
    public String of(URI request) {
        return configured != null ? configured : scheme(request) + "://" + request.getRawAuthority();
    }

    private static String scheme(URI request) {
        return "https".equals(request.getScheme()) || "wss".equals(request.getScheme()) ? "https" : "http";
    }
}

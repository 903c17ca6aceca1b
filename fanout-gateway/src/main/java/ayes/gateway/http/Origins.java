package ayes.gateway.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open sockets here: browsers let any page try, and say which one it was. Programs that are no browsers name
 * no origin; their token is all that counts.
 */
public final class Origins {

    private final Set<String> allowed;

    /** @param allowed origins besides our own */
    public Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Whether a page of this origin may.
     *
     * @param origin the {@code Origin} header
     * @param host the {@code Host} header
     */
    public boolean mayConnect(@Nullable String origin, @Nullable String host) {
        return origin == null || allowed.contains(origin) || isSame(origin, host);
    }

    /** By host and port alone: behind a proxy that ends TLS our scheme is not the page's. */
    private static boolean isSame(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && host != null && bare(authority).equals(bare(host));
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static String bare(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}

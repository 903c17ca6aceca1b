package ayes.gateway.http;

import org.springframework.web.reactive.function.server.ServerResponse;

/** What a browser may do with what it got from us. */
final class BrowserSafety {

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:;"
            + " frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    private BrowserSafety() {}

    static ServerResponse.BodyBuilder on(ServerResponse.BodyBuilder response) {
        return response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // Wall links carry a token in their fragment, join links a code: neither is another site's business.
                .header("Referrer-Policy", "no-referrer");
    }
}

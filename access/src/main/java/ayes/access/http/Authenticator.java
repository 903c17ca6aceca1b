package ayes.access.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.jwt.Verified;
import ayes.access.jwt.VerifiedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says who sent a request. */
public final class Authenticator {

    private static final String SCHEME = "Bearer ";

    private final VerifiedTokens tokens;

    public Authenticator(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    /** Errors with {@link Refused} (401) without a valid bearer token. */
    public Mono<Caller> authenticate(ServerRequest request) {
        return authenticate(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
    }

    /** Errors with {@link Refused} (401) without a valid bearer token. */
    public Mono<Caller> authenticate(ServerWebExchange exchange) {
        return authenticate(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    }

    /** @param jwt compact JWT */
    public Mono<Caller> authenticateToken(String jwt) {
        return verify(jwt).map(Verified::caller);
    }

    /** As {@link #authenticateToken}, with the token's end. */
    public Mono<Verified> verify(String jwt) {
        return tokens.verify(jwt);
    }

    private Mono<Caller> authenticate(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.error(new Refused(Problem.unauthenticated()));
        }
        return authenticateToken(header.substring(SCHEME.length()).strip());
    }
}

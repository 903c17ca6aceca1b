package ayes.ingest.http;

import ayes.event.SessionId;
import ayes.ingest.postgres.SessionRow;
import ayes.ingest.token.TokenMint;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The addresses of one session.
 *
 * @param join what phones open
 * @param wall what the big screen opens; its token is in the fragment, which is never sent to a server or logged
 */
record Links(String join, String wall) {

    private static final int DEFAULT_PORT = -1;

    /** Signs a wall token, so not on the event loop. */
    static Mono<Links> of(SessionRow session, TokenMint mint, String origin) {
        return Mono.fromSupplier(() -> of(session, mint.wall(session.id(), session.tenant()), origin))
                .subscribeOn(Schedulers.parallel());
    }

    private static Links of(SessionRow session, String wallToken, String origin) {
        return new Links(origin + "/j/" + session.code(), wall(session.id(), wallToken, origin));
    }

    private static String wall(SessionId session, String token, String origin) {
        return origin + "/w/" + session + "#t=" + token;
    }

    /** @param publicUrl the configured address; null: the one that this request came to */
    static String origin(@Nullable String publicUrl, ServerRequest request) {
        if (publicUrl != null) {
            return publicUrl;
        }
        URI uri = request.uri();
        String port = uri.getPort() == DEFAULT_PORT ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}

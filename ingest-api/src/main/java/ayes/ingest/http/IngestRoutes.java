package ayes.ingest.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ayes.ingest.token.SigningKeys;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Every call of this step. */
public final class IngestRoutes {

    private IngestRoutes() {}

    public static RouterFunction<ServerResponse> routes(
            SessionCalls sessions, PollCalls polls, JoinCalls joins, VoteCalls votes, SigningKeys keys) {
        return route().POST("/api/v1/sessions", sessions::start)
                .GET("/api/v1/sessions", sessions::list)
                .GET("/api/v1/sessions/{session}", sessions::get)
                .POST("/api/v1/sessions/{session}/end", sessions::end)
                .PUT("/api/v1/sessions/{session}/order", sessions::order)
                .POST("/api/v1/sessions/{session}/polls", polls::add)
                .POST("/api/v1/polls/{poll}/{command}", polls::command)
                .POST("/api/v1/join", joins::join)
                .PUT("/api/v1/polls/{poll}/vote", votes::put)
                .DELETE("/api/v1/polls/{poll}/vote", votes::delete)
                .GET("/api/v1/polls/{poll}/vote", votes::get)
                .GET("/.well-known/jwks.json", _ -> keys(keys))
                .filter((request, next) -> next.handle(request).onErrorMap(Outcomes::problem))
                .build();
    }

    private static Mono<ServerResponse> keys(SigningKeys keys) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType("application/jwk-set+json"))
                .bodyValue(keys.publicJson());
    }
}

package ayes.access.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The contract, served by the product itself: {@code /openapi.json} for calls, {@code /asyncapi.json} for frames. */
public final class ContractRoutes {

    private ContractRoutes() {}

    public static RouterFunction<ServerResponse> routes() {
        return route().GET("/openapi.json", _ -> document("ayes/contract/openapi.json"))
                .GET("/asyncapi.json", _ -> document("ayes/contract/asyncapi.json"))
                .build();
    }

    private static Mono<ServerResponse> document(String path) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .bodyValue(new ClassPathResource(path));
    }
}

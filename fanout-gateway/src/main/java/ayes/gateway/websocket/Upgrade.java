package ayes.gateway.websocket;

import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The answer that turns a request into a socket, so that sockets are routed, and refused, like everything else. */
final class Upgrade implements ServerResponse {

    private final Function<ServerWebExchange, Mono<Void>> handshake;

    Upgrade(Function<ServerWebExchange, Mono<Void>> handshake) {
        this.handshake = handshake;
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        return handshake.apply(exchange);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.SWITCHING_PROTOCOLS;
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}

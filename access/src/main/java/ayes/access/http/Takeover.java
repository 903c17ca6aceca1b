package ayes.access.http;

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

/** The answer after which a connection is a viewer's, so that viewers are routed, and refused, like everybody else. */
public final class Takeover implements ServerResponse {

    private final HttpStatus status;
    private final Function<ServerWebExchange, Mono<Void>> answer;

    /** @param answer completes when the connection may be closed */
    public Takeover(HttpStatus status, Function<ServerWebExchange, Mono<Void>> answer) {
        this.status = status;
        this.answer = answer;
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        return answer.apply(exchange);
    }

    @Override
    public HttpStatusCode statusCode() {
        return status;
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

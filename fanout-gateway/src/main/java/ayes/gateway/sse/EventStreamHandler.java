package ayes.gateway.sse;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Takeover;
import ayes.gateway.http.Door;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * {@code GET /sse/v1/sessions/{sid}}. The token comes in the Authorization header, never in the address: addresses are
 * logged. A browser's EventSource cannot send one; {@code fetch} can, and reads the same stream.
 */
public final class EventStreamHandler {

    private static final String SCHEME = "Bearer ";

    private final Door door;

    public EventStreamHandler(Door door) {
        this.door = door;
    }

    /** Admits a viewer and begins its stream. */
    public Mono<ServerResponse> open(ServerRequest request) {
        return door.admit(request, token(request), have(request))
                .map(visitor -> new Takeover(HttpStatus.OK, exchange -> stream(exchange, visitor)));
    }

    private static String token(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused(Problem.unauthenticated("Send a token: Authorization: Bearer <token>."));
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    /** The last event's id counts before the address: whoever reconnects by itself asks for the same address again. */
    private static @Nullable String have(ServerRequest request) {
        String last = request.headers().firstHeader("Last-Event-ID");
        return last == null || last.isEmpty() ? request.queryParam("have").orElse(null) : last;
    }

    private static Mono<Void> stream(ServerWebExchange exchange, Door.Visitor visitor) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        if (request.version().compareTo(HttpVersion.HTTP_1_1) < 0) {
            return Mono.error(new Refused(Problem.badRequest("An event stream needs HTTP/1.1.")));
        }
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.status(HttpStatus.OK.value())
                .header(HttpHeaderNames.CONTENT_TYPE, "text/event-stream;charset=utf-8")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no") // proxies like nginx would keep events until they have 4 KB
                .chunkedTransfer(true)
                .keepAlive(false);
        return response.sendHeaders()
                .then()
                .then(Mono.create(
                        ended -> request.withConnection(connection -> sit(connection.channel(), visitor, ended))));
    }

    private static void sit(Channel channel, Door.Visitor visitor, MonoSink<Void> ended) {
        channel.eventLoop().execute(() -> visitor.sit(channel, new EventStreamLine(channel, ended), ended::success));
    }
}

package ayes.gateway.websocket;

import ayes.gateway.http.Door;
import io.netty.channel.Channel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.util.context.Context;

/**
 * Upgrades a connection and hands it to the hall. Spring's own strategy would go on with a session whose {@code send()}
 * keeps up to 128 stale frames for each slow viewer and copies every frame for everybody.
 */
record SeatUpgrade(Door.Visitor visitor) implements RequestUpgradeStrategy {

    /** Viewers have nothing to say. */
    private static final int INBOUND_BYTES = 4 * 1024;

    @Override
    public Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler speaks,
            @Nullable String subProtocol,
            Supplier<HandshakeInfo> unused) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(this::seat, spec(subProtocol))))
                // A socket keeps the context that it was opened in, and with it the whole exchange, for as long as it
                // is open.
                .contextWrite(_ -> Context.empty());
    }

    /** What a viewer sends means nothing, but has to be read: that is how its going is noticed. */
    private Mono<Void> seat(WebsocketInbound in, WebsocketOutbound out) {
        in.headers().clear(); // the token among them; they would stay until the viewer leaves
        in.withConnection(connection -> {
            Channel channel = connection.channel();
            visitor.sit(channel, new SocketLine(channel, out), () -> {});
        });
        return in.receive().then().onErrorComplete();
    }

    /** No compression: Reactor Netty would inflate without a limit. */
    private static WebsocketServerSpec spec(@Nullable String subProtocol) {
        var spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(INBOUND_BYTES)
                .compress(false);
        return (subProtocol == null ? spec : spec.protocols(subProtocol)).build();
    }
}

package ayes.replay.past.http;

import ayes.access.http.Offer;
import ayes.access.http.Takeover;
import ayes.screen.CloseCode;
import ayes.screen.Frame;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.WebsocketServerSpec;

/** A replay whose viewer may pause, seek and change its speed. */
final class ReplaySocket implements WebSocketHandler {

    /** A press of a button takes less than a hundred; what says more is closed with 1009. */
    private static final int INBOUND_BYTES = 4 * 1024;

    private static final CloseStatus EXPIRED =
            new CloseStatus(CloseCode.TOKEN_EXPIRED.code(), CloseCode.TOKEN_EXPIRED.reason());

    private final ReplayHandler.Ticks ticks;
    private final Consumer<String> said;

    private ReplaySocket(ReplayHandler.Ticks ticks, Consumer<String> said) {
        this.ticks = ticks;
        this.said = said;
    }

    static ServerResponse upgrade(ReplayHandler.Ticks ticks, Consumer<String> said) {
        var upgrade = new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(INBOUND_BYTES));
        var handshake = new HandshakeWebSocketService(upgrade);
        return new Takeover(
                HttpStatus.SWITCHING_PROTOCOLS,
                exchange -> handshake.handleRequest(exchange, new ReplaySocket(ticks, said)));
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(Offer.AYES);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        Mono<Void> heard = session.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .doOnNext(said)
                .then();
        Mono<Void> shown = ticks.to(
                        frames -> session.send(Flux.fromIterable(frames).map(frame -> text(session, frame))))
                .flatMap(expired -> session.close(expired ? EXPIRED : CloseStatus.NORMAL));
        // Whoever leaves first ends it.
        return Mono.firstWithSignal(heard, shown);
    }

    private static WebSocketMessage text(WebSocketSession session, Frame frame) {
        return new WebSocketMessage(
                WebSocketMessage.Type.TEXT, session.bufferFactory().wrap(frame.utf8()));
    }
}

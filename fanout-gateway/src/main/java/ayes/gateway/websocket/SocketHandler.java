package ayes.gateway.websocket;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Offer;
import ayes.access.http.Takeover;
import ayes.gateway.http.Door;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.core.publisher.Mono;

/** {@code GET /ws/v1/sessions/{sid}}: whoever may not come in is told why in a problem document, before the upgrade. */
public final class SocketHandler {

    /** What the handshake asks it for; what is then sent and received is the hall's business. */
    private static final WebSocketHandler SPEAKS_AYES = new WebSocketHandler() {
        @Override
        public List<String> getSubProtocols() {
            return List.of(Offer.AYES);
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            return Mono.error(new IllegalStateException("this connection belongs to the hall"));
        }
    };

    private final Door door;

    public SocketHandler(Door door) {
        this.door = door;
    }

    /** Admits a viewer and upgrades its connection. */
    public Mono<ServerResponse> open(ServerRequest request) {
        String have = request.queryParam("have").orElse(null);
        return door.admit(request, token(request), have).map(SocketHandler::upgrade);
    }

    private static ServerResponse upgrade(Door.Visitor visitor) {
        var handshake = new HandshakeWebSocketService(new SeatUpgrade(visitor));
        return new Takeover(HttpStatus.SWITCHING_PROTOCOLS, exchange -> handshake.handleRequest(exchange, SPEAKS_AYES));
    }

    private static String token(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        var offer = Offer.of(headers.getOrEmpty("Sec-WebSocket-Protocol"));
        if (!"websocket".equalsIgnoreCase(headers.getUpgrade())) {
            throw new Refused(Problem.badRequest("This address speaks WebSocket only."));
        }
        if (!offer.isOurs()) {
            throw new Refused(Problem.badRequest("Offer the subprotocol " + Offer.AYES + "."));
        }
        String token = offer.token(headers.getFirst(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            throw new Refused(Problem.unauthenticated(
                    "Send a token: as the subprotocol bearer.<token>, or Authorization: Bearer <token>."));
        }
        return token;
    }
}

package ayes.gateway.websocket;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.access.jwt.Verified;
import ayes.event.SessionId;
import ayes.gateway.Audience;
import ayes.gateway.LatestViewer.Patience;
import ayes.gateway.LatestViewer.Ticket;
import ayes.gateway.Resume;
import ayes.gateway.Rooms;
import ayes.gateway.Traffic;
import ayes.gateway.ViewerClass;
import ayes.gateway.http.Admission;
import ayes.gateway.http.Origins;
import ayes.gateway.http.PublicAddress;
import io.netty.channel.Channel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.WebsocketServerSpec;

/** {@code GET /ws/v1/sessions/{sid}}: whoever may not come in is told why in a problem document, before the upgrade. */
public final class SocketHandler {

    /** What all sockets share. */
    public record Shared(Rooms rooms, Patience patience, Traffic traffic) {}

    /** Viewers have nothing to say. */
    private static final int INBOUND_BYTES = 4 * 1024;

    private final Authenticator authenticator;
    private final Admission admission;
    private final Origins origins;
    private final PublicAddress address;
    private final Shared shared;
    private final WebSocketService upgrades;

    public SocketHandler(
            Authenticator authenticator, Admission admission, Origins origins, PublicAddress address, Shared shared) {
        this.authenticator = authenticator;
        this.admission = admission;
        this.origins = origins;
        this.address = address;
        this.shared = shared;
        this.upgrades = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(SocketHandler::spec));
    }

    /** Admits a viewer and upgrades its connection. */
    public Mono<ServerResponse> open(ServerRequest request) {
        var have = Resume.parse(request.queryParam("have").orElse(null));
        String token = token(request);
        SessionId session = session(request);
        return authenticator
                .verify(token)
                .flatMap(verified -> admission
                        .enter(verified.caller(), session)
                        .map(viewer -> ticket(request, viewer, readable(have), verified)))
                .map(ticket -> new Upgrade(exchange -> upgrade(exchange, session, ticket)));
    }

    private String token(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        var offer = Offer.of(headers.getOrEmpty("Sec-WebSocket-Protocol"));
        if (!"websocket".equalsIgnoreCase(headers.getUpgrade())) {
            throw new Refused(Problem.badRequest("This address speaks WebSocket only."));
        }
        if (!origins.mayConnect(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))) {
            throw new Refused(Problem.forbidden("Pages of this origin may not connect: " + headers.getOrigin() + "."));
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

    private static SessionId session(ServerRequest request) {
        try {
            return SessionId.of(request.pathVariable("sid"));
        } catch (IllegalArgumentException noUuid) {
            throw new Refused(Problem.notFound());
        }
    }

    private static Resume.Have readable(Resume resume) {
        return switch (resume) {
            case Resume.Have have -> have;
            case Resume.Unreadable(String why) -> throw new Refused(Problem.badRequest(why));
        };
    }

    private Ticket ticket(ServerRequest request, ViewerClass viewer, Resume.Have have, Verified verified) {
        return new Ticket(new Audience(viewer, address.of(request.uri())), have, verified.expiresAt());
    }

    private Mono<Void> upgrade(ServerWebExchange exchange, SessionId session, Ticket ticket) {
        return upgrades.handleRequest(exchange, new ViewerSocket(shared, session, ticket, channel(exchange)));
    }

    private static Channel channel(ServerWebExchange exchange) {
        var channel = new AtomicReference<@Nullable Channel>();
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        request.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get());
    }

    /** No compression: Reactor Netty would inflate without a limit. */
    private static WebsocketServerSpec.Builder spec() {
        return WebsocketServerSpec.builder()
                .maxFramePayloadLength(INBOUND_BYTES)
                .compress(false);
    }
}

package ayes.gateway.websocket;

import ayes.event.SessionId;
import ayes.gateway.LatestViewer;
import ayes.gateway.LatestViewer.Ticket;
import ayes.gateway.Room;
import ayes.gateway.websocket.SocketHandler.Shared;
import io.netty.channel.Channel;
import java.util.List;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** One viewer's socket, from the upgrade to its end. */
final class ViewerSocket implements WebSocketHandler {

    private final Shared shared;
    private final SessionId session;
    private final Ticket ticket;
    private final Channel channel;

    ViewerSocket(Shared shared, SessionId session, Ticket ticket, Channel channel) {
        this.shared = shared;
        this.session = session;
        this.ticket = ticket;
        this.channel = channel;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(Offer.AYES);
    }

    /** What a viewer sends means nothing, but has to be read: that is how its going is noticed. */
    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        LatestViewer viewer = shared.rooms().enter(session, room -> viewer(room, socket));
        return socket.receive()
                .then()
                .onErrorComplete()
                .doFinally(_ -> shared.rooms().leave(session, viewer));
    }

    private LatestViewer viewer(Room room, WebSocketSession socket) {
        var outlet = new ChannelOutlet(channel, socket);
        var viewer = new LatestViewer(room, ticket, outlet, shared.patience(), shared.traffic());
        outlet.onReady(viewer::deliver);
        return viewer;
    }
}

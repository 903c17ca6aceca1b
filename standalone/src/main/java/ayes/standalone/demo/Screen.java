package ayes.standalone.demo;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A phone's own socket, as the page on it would hold it open. What comes over it is read and not looked at. */
final class Screen implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);

    private final CompletableFuture<WebSocket> socket;

    Screen(CompletableFuture<WebSocket> socket) {
        this.socket = socket.whenComplete((_, trouble) -> {
            if (trouble != null) {
                LOG.info("a participant of the demo votes without a screen", trouble);
            }
        });
    }

    @Override
    public void close() {
        var _ = socket.thenAccept(WebSocket::abort);
    }
}

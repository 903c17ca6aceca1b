package ayes.bench.load;

import ayes.proof.load.Room;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Walls that watch one poll through a gateway, and remember when they showed what. */
public final class Screens implements AutoCloseable {

    private static final String THROUGH = "\"through\":";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Showing> showings = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();

    /** Returns when all are connected. */
    public static Screens open(URI gateway, Room room, UUID poll, int count) {
        var screens = new Screens();
        URI address = URI.create("ws://" + gateway.getAuthority() + "/ws/v1/sessions/" + room.session());
        for (int i = 0; i < count; i++) {
            var screen = new Screen(poll);
            screens.showings.add(screen.showing);
            screens.sockets.add(screens.http
                    .newWebSocketBuilder()
                    .subprotocols("ayes.v1", "bearer." + room.wallToken())
                    .buildAsync(address, screen)
                    .join());
        }
        return screens;
    }

    public List<Showing> showings() {
        return showings;
    }

    private static final class Screen implements WebSocket.Listener {

        private final String thisPoll;
        private final Showing showing = new Showing();
        private final StringBuilder partial = new StringBuilder();

        private Screen(UUID poll) {
            thisPoll = "\"poll\":\"" + poll + "\"";
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            long now = System.nanoTime();
            partial.append(text);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                if (frame.contains(thisPoll)) {
                    showing.shows(through(frame), now);
                }
            }
            socket.request(1);
            return null;
        }
    }

    /** 0 for a frame that says nothing of it. */
    static long through(String frame) {
        int at = frame.indexOf(THROUGH);
        long through = 0;
        for (int i = at + THROUGH.length(); at >= 0 && i < frame.length() && Character.isDigit(frame.charAt(i)); i++) {
            through = through * 10 + Character.digit(frame.charAt(i), 10);
        }
        return through;
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        http.shutdownNow();
    }
}

package ayes.standalone.flow;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A screen: keeps every frame that arrives, with the moment at which it came. */
final class Viewer implements WebSocket.Listener, AutoCloseable {

    /** @param nanos {@link System#nanoTime} at its arrival */
    record Frame(JsonNode json, long nanos) {

        boolean is(String kind) {
            return string("t").equals(kind);
        }

        boolean isOf(String poll) {
            return string("poll").equals(poll);
        }

        String string(String field) {
            return json.path(field).asString("");
        }

        long number(String field) {
            return json.path(field).asLong();
        }

        List<Long> counts() {
            return json.path("counts").valueStream().map(JsonNode::asLong).toList();
        }
    }

    private final List<Frame> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private int closedWith;

    /** @param have what the screen has already, as in the contract; empty for nothing */
    static Viewer open(Client client, String session, String token, String have) {
        return at(client, "/ws/v1/sessions/" + session + (have.isEmpty() ? "" : "?have=" + have), token);
    }

    /** On a socket of another address. */
    static Viewer at(Client client, String path, String token) {
        var viewer = new Viewer();
        URI origin = client.origin();
        viewer.socket = client.http()
                .newWebSocketBuilder()
                .subprotocols("ayes.v1", "bearer." + token)
                .buildAsync(URI.create("ws://" + origin.getHost() + ":" + origin.getPort() + path), viewer)
                .join();
        return viewer;
    }

    void say(String text) {
        Objects.requireNonNull(socket).sendText(text, true).join();
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(new Frame(Client.JSON.readTree(partial.toString()), System.nanoTime()));
            partial.setLength(0);
            notifyAll();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closedWith = code;
        notifyAll();
        return null;
    }

    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** The close code; 0 while it is open. */
    synchronized int closedWith() {
        return closedWith;
    }

    /** The first frame that fits, waiting for it if need be. */
    synchronized Frame await(String what, Duration atMost, Predicate<Frame> fits) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < frames.size(); seen++) {
                if (fits.test(frames.get(seen))) {
                    return frames.get(seen);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "no " + what + " within " + atMost + "; the last of " + frames.size() + " frames: "
                                + (frames.isEmpty() ? "none" : frames.getLast().json()));
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}

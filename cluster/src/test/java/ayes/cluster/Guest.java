package ayes.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the public contract to one address, and knows of nothing behind it. */
final class Guest implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI door;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Guest(URI door) {
        this.door = door;
    }

    /** @param text as it came */
    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String string(String field) {
            return json().path(field).asString("");
        }
    }

    Answer call(String method, String path, String token, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(door.resolve(path))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    /** Joins and votes. */
    Answer vote(String code, String poll, int choice) throws IOException, InterruptedException {
        String phone =
                call("POST", "/api/v1/join", "", "{\"code\":\"" + code + "\"}").string("token");
        return call("PUT", "/api/v1/polls/" + poll + "/vote", phone, "{\"choices\":[" + choice + "]}");
    }

    /** The frames of one session, as they come. */
    Socket watch(String session, String token) {
        var socket = new Socket();
        socket.open = http.newWebSocketBuilder()
                .subprotocols("ayes.v1", "bearer." + token)
                .buildAsync(URI.create("ws" + door.toString().substring(4) + "/ws/v1/sessions/" + session), socket)
                .join();
        return socket;
    }

    static final class Socket implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private @Nullable WebSocket open;
        private volatile boolean lost;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            lost = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable trouble) {
            lost = true;
        }

        boolean isLost() {
            return lost;
        }

        /** The first frame from now on in which this stands. */
        String await(String part) throws InterruptedException, TimeoutException {
            String frame = "nothing";
            String last = frame;
            while (frame != null) {
                last = frame;
                frame = frames.poll(15, TimeUnit.SECONDS);
                if (frame != null && frame.contains(part)) {
                    return frame;
                }
            }
            throw new TimeoutException("no frame with " + part + " came; the last one was " + last);
        }

        @Override
        public void close() {
            if (open != null) {
                open.abort();
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

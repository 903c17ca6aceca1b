package ayes.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as anyone's program would call it. */
final class Api implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final String address;
    private final JsonMapper json = new JsonMapper();

    /** HTTP/1.1: over plain http, Java's client would ask every time whether the server speaks 2. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Api(String address) {
        this.address = address;
    }

    /** What came back. */
    record Reply(int status, JsonNode body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /**
     * Asks until there is an answer that means something: a server that is busy, or gone for a moment, is asked again,
     * with the same key, so that a repeat counts once.
     *
     * @throws IOException if there is none after five tries
     */
    Reply call(String method, String path, @Nullable String token, @Nullable String key, Object body)
            throws IOException, InterruptedException {
        HttpRequest request = request(method, path, token, key, body);
        Duration pause = Duration.ofMillis(200);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                boolean again = response.statusCode() == TOO_MANY || response.statusCode() == UNAVAILABLE;
                if (!again || attempt == TRIES) {
                    return new Reply(response.statusCode(), json.readTree(response.body()));
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    Reply post(String path, @Nullable String token, Map<String, ?> body) throws IOException, InterruptedException {
        return call("POST", path, token, null, body);
    }

    /** Opens a participant's socket; a participant whose socket does not open votes all the same. */
    Screen watch(String session, String token) {
        URI socket = URI.create(address.replaceFirst("^http", "ws") + "/ws/v1/sessions/" + session);
        return new Screen(http.newWebSocketBuilder()
                .subprotocols("ayes.v1", "bearer." + token)
                .buildAsync(socket, new WebSocket.Listener() {}));
    }

    private HttpRequest request(String method, String path, @Nullable String token, @Nullable String key, Object body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWERS_WITHIN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

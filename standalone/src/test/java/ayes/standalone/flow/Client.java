package ayes.standalone.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the public contract over HTTP, as a browser or a script would. */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI origin;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Client(URI origin) {
        this.origin = origin;
    }

    /** @param text the body as it came */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String string(String field) {
            return json().path(field).asString("");
        }

        long number(String field) {
            return json().path(field).asLong();
        }

        /** The slug of a problem document. */
        String problem() {
            return string("type").replace("urn:ayes:problem:", "");
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    record Hosted(String session, String code, String hostToken, String wallToken) {}

    record Phone(String participant, String token) {}

    URI origin() {
        return origin;
    }

    HttpClient http() {
        return http;
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    Answer post(String path, @Nullable String token, @Nullable String body) {
        return send("POST", path, token, body, Map.of());
    }

    Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(origin.resolve(path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a session without an account. */
    Hosted start(String title) {
        return hosted(post("/api/v1/sessions", null, json(Map.of("title", title))));
    }

    static Hosted hosted(Answer started) {
        String wall = started.string("wallUrl");
        return new Hosted(
                started.string("id"),
                started.string("code"),
                started.string("hostToken"),
                wall.substring(wall.indexOf("#t=") + 3));
    }

    /** Adds a poll and answers its id. */
    String addPoll(Hosted session, String question, String... options) {
        Answer added = post(
                "/api/v1/sessions/" + session.session() + "/polls",
                session.hostToken(),
                json(Map.of("kind", "single", "question", question, "options", List.of(options))));
        return added.string("id");
    }

    Answer command(Hosted session, String poll, String command) {
        return post("/api/v1/polls/" + poll + "/" + command, session.hostToken(), null);
    }

    Phone join(String code) {
        Answer joined = post("/api/v1/join", null, json(Map.of("code", code)));
        return new Phone(joined.string("participantId"), joined.string("token"));
    }

    Answer vote(Phone phone, String poll, int choice) {
        return vote(phone, poll, choice, UUID.randomUUID().toString());
    }

    Answer vote(Phone phone, String poll, int choice, String key) {
        return send(
                "PUT",
                "/api/v1/polls/" + poll + "/vote",
                phone.token(),
                "{\"choices\":[" + choice + "]}",
                Map.of("Idempotency-Key", key));
    }

    Answer retract(Phone phone, String poll) {
        return send("DELETE", "/api/v1/polls/" + poll + "/vote", phone.token(), null, Map.of());
    }

    Answer tally(Hosted session, String poll) {
        return get("/api/v1/polls/" + poll + "/tally", session.hostToken());
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}

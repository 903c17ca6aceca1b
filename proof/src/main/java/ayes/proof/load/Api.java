package ayes.proof.load;

import ayes.proof.history.Outcome;
import ayes.proof.history.Vote;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public contract, over HTTP. */
public final class Api {

    static final JsonMapper JSON = new JsonMapper();

    /** A frozen ingest answers late or never: a phone asks elsewhere. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public HttpClient http() {
        return http;
    }

    /** @throws IOException also for every status but 2xx */
    public JsonNode post(URI ingest, String path, @Nullable String token, Object body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(ingest.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** One attempt. */
    Outcome send(URI ingest, Vote vote, String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(ingest.resolve(path(vote)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", vote.key());
        if (vote.choices().isEmpty()) {
            request.DELETE();
        } else {
            request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body(vote)));
        }
        try {
            return outcome(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Outcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Sends all of it, and hangs up before the answer can come. */
    Outcome sendAndHangUp(URI ingest, Vote vote, String token, boolean whole) {
        String body = body(vote);
        String request =
                "PUT " + path(vote) + " HTTP/1.1\r\nHost: " + ingest.getAuthority() + "\r\nAuthorization: Bearer "
                        + token + "\r\nIdempotency-Key: " + vote.key()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + (whole ? body : body.substring(0, body.length() / 2));
        try (var socket = new Socket(ingest.getHost(), ingest.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0); // a reset, as when a phone leaves the network
        } catch (IOException e) {
            return new Outcome.Unknown("could not even hang up: " + e.getMessage());
        }
        return new Outcome.Unknown("hung up");
    }

    private static String path(Vote vote) {
        return "/api/v1/polls/" + vote.poll() + "/vote";
    }

    private static String body(Vote vote) {
        String choices = vote.choices().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        return vote.revision() == null
                ? "{\"choices\":" + choices + "}"
                : "{\"choices\":" + choices + ",\"revision\":" + vote.revision() + "}";
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        JsonNode json = read(answer.body());
        if (status == OK) {
            return new Outcome.Counted(
                    json.path("seq").asLong(),
                    json.path("revision").asLong(),
                    json.path("status").asString(""));
        }
        String type = json.path("type").asString("");
        type = type.substring(type.lastIndexOf('/') + 1);
        if (status == UNAVAILABLE && type.endsWith("overloaded") || status == TOO_MANY) {
            return new Outcome.NotTaken(status, type);
        }
        if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
            return new Outcome.Refused(status, type);
        }
        return new Outcome.Unknown(status + " " + type);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        } catch (JacksonException e) {
            return JSON.valueToTree(Map.of());
        }
    }
}

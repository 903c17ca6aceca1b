package ayes.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public contract over a few keep-alive connections that many take turns with: what is set up by the ten thousand. Thread-safe. */
public final class Calls {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 20;
    private static final int FIRST_BAD = 300;
    private static final int OVERLOADED = 503;
    private static final int TRIES = 20;
    private static final int PAUSE_MILLIS = 250;

    private final URI server;
    private final int connections;
    private final BlockingQueue<Line> free;

    public Calls(Lines lines, URI server, int connections) throws InterruptedException {
        this.server = server;
        this.connections = connections;
        free = new ArrayBlockingQueue<>(connections, false, lines.open(server, connections));
    }

    /**
     * Asks and waits.
     *
     * @param token empty for a call that needs none
     * @throws IOException also for every status but 2xx
     */
    public JsonNode post(String path, String token, Object body) throws IOException, InterruptedException {
        return call("POST", path, token, "", JSON.writeValueAsString(body));
    }

    /** As {@link #post}. */
    public JsonNode get(String path, String token) throws IOException, InterruptedException {
        return call("GET", path, token, "", "");
    }

    /**
     * Casts a vote, or takes it back.
     *
     * @param key of idempotency
     * @param body empty to take it back
     */
    public JsonNode vote(UUID poll, String token, String key, String body) throws IOException, InterruptedException {
        return call(body.isEmpty() ? "DELETE" : "PUT", "/api/v1/polls/" + poll + "/vote", token, key, body);
    }

    private JsonNode call(String method, String path, String token, String key, String body)
            throws IOException, InterruptedException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
                + "\r\n";
        Reply reply = sendUntilTaken((head + body).getBytes(StandardCharsets.UTF_8));
        if (reply.isLost() || reply.status() >= FIRST_BAD) {
            throw new IOException(method + " " + path + " answered " + reply.status() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }

    /** 503 says that nothing was accepted and that the same request may come again: a machine that stood still is none to give up on. */
    private Reply sendUntilTaken(byte[] request) throws InterruptedException {
        Reply reply = send(request);
        for (int again = 0; again < TRIES && reply.status() == OVERLOADED; again++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            reply = send(request);
        }
        return reply;
    }

    private Reply send(byte[] request) throws InterruptedException {
        Line line = free.take();
        var answer = new CompletableFuture<Reply>();
        line.send(request, answer::complete);
        Reply reply = answer.completeOnTimeout(Reply.LOST, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        free.add(line);
        return reply;
    }

    /** How many calls may be on their way at once. */
    public int connections() {
        return connections;
    }

    /** Numbers of a JSON list. */
    public static List<Long> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asLong).toList();
    }
}

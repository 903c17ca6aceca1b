package ayes.standalone.flow;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A screen on an event stream, read as it comes. */
final class EventStream implements Closeable {

    /** @param id as the stream would be asked to go on after it; empty if the event had none */
    record Event(String id, JsonNode json) {

        boolean is(String kind) {
            return json.path("t").asString("").equals(kind);
        }
    }

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** @param lastId of the event after which it goes on; null for none */
    static EventStream open(Client client, String session, String token, @Nullable String lastId)
            throws IOException, InterruptedException {
        var request = request(client, "/sse/v1/sessions/" + session, token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return new EventStream(client.http().send(request.build(), BodyHandlers.ofInputStream()));
    }

    /** That of another address. */
    static EventStream at(Client client, String path, String token) throws IOException, InterruptedException {
        return new EventStream(client.http().send(request(client, path, token).build(), BodyHandlers.ofInputStream()));
    }

    private static HttpRequest.Builder request(Client client, String path, String token) {
        return HttpRequest.newBuilder(client.origin().resolve(path)).header("Authorization", "Bearer " + token);
    }

    int status() {
        return response.statusCode();
    }

    @Nullable
    String contentType() {
        return response.headers().firstValue("Content-Type").orElse(null);
    }

    /** The next event that fits. */
    Event await(Predicate<Event> fits) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                var event = new Event(id, Client.JSON.readTree(line.substring(6)));
                if (fits.test(event)) {
                    return event;
                }
                id = "";
            }
        }
        throw new AssertionError("the stream ended");
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}

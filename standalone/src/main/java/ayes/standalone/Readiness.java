package ayes.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the front door, as anyone else would, whether every step is ready. */
final class Readiness {

    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    /** By then it is not slow but broken, and the log knows why. */
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(3);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http;
    private final HttpRequest question;

    Readiness(HttpClient http, String address) {
        this.http = http;
        this.question = HttpRequest.newBuilder(URI.create(address + "/healthz/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** @throws CannotStart if something is still not ready after three minutes */
    void await(Progress progress) throws InterruptedException {
        long begin = System.nanoTime();
        long nextWord = begin + Progress.SLOW.toNanos();
        List<String> missing = missing();
        while (!missing.isEmpty()) {
            if (System.nanoTime() - begin > GIVE_UP_AFTER.toNanos()) {
                throw new CannotStart("Not ready after three minutes: " + String.join(", ", missing) + ".");
            }
            if (System.nanoTime() > nextWord) {
                progress.say("  slow: waiting for " + String.join(", ", missing));
                nextWord += Progress.SLOW.toNanos();
            }
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY.toMillis());
            missing = missing();
        }
    }

    /** Empty when all are ready, or wait for a word that only an operator can give. */
    private List<String> missing() throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return List.of();
            }
            return notUp(json.readTree(answer.body()));
        } catch (IOException _) {
            return List.of("the web server");
        }
    }

    static List<String> notUp(JsonNode health) {
        var names = new ArrayList<String>();
        boolean halted = false;
        for (Map.Entry<String, JsonNode> component : health.path("components").properties()) {
            JsonNode standing = component.getValue();
            if (standing.path("status").asString("").equals("HALTED")) {
                halted = true; // votes are taken all the same, and it goes on by itself after the word
            } else if (!standing.path("status").asString("").equals("UP")) {
                names.add(component.getKey().replaceFirst("^ayes(?=[A-Z])", ""));
            }
        }
        return names.isEmpty() && !halted ? List.of("the steps") : names;
    }
}

package ayes.standalone;

import ayes.standalone.CommandLine.Options;
import ayes.standalone.demo.Demo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A short life with all that belongs to it, on data of its own: the JVM keeps what it has learned meanwhile, and later starts
 * take half the time. {@code ./ayes rehearse} runs it.
 */
public final class Rehearsal {

    private static final int CROWD = 40;
    private static final Duration SHOW = Duration.ofSeconds(5);
    private static final List<String> LOOK_AT = List.of("/", "/openapi.json", "/healthz/ready", "/metrics");

    private Rehearsal() {}

    /** @param words a directory, which is erased; a port */
    public static void main(String[] words) throws Exception {
        var options = new Options(Integer.parseInt(words[1]), Path.of(words[0]), true, null, false);
        try (var ayes = new Ayes(options, System.out)) {
            ayes.start();
            try (var demo = Demo.begin(
                    ayes.address(),
                    CROWD,
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))) {
                look(ayes.address());
                Thread.sleep(SHOW);
            }
        }
    }

    private static void look(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : LOOK_AT) {
                http.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}

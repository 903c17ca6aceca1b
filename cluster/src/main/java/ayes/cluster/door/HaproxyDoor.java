package ayes.cluster.door;

import ayes.cluster.Healthy;
import ayes.cluster.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** HAProxy as a process of this one. */
final class HaproxyDoor implements Door {

    private static final long OPENS_WITHIN_S = 20;
    private static final long CLOSES_WITHIN_S = 5;

    /**
     * Ends HAProxy when our end of its input is closed, by us or because we were killed; and ends itself when HAProxy does. A job in the
     * background has no input unless it is given one, hence the third descriptor.
     */
    private static final String FOR_AS_LONG_AS_WE_LIVE = """
            exec 3<&0
            "$1" -db -f "$2" & door=$!
            { read -r _ <&3; kill "$door"; } 2>/dev/null & reader=$!
            wait "$door"; code=$?
            kill "$reader" 2>/dev/null
            exit "$code"
            """;

    private final Process process;
    private final URI address;

    private HaproxyDoor(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when it serves and knows of a process of each kind that is needed. */
    static HaproxyDoor open(Path program, int port, Map<Pool, List<Server>> servers, Path directory)
            throws IOException, InterruptedException {
        int operators = freeBeside(port);
        Path config = directory.resolve("haproxy.cfg");
        Path log = directory.resolve("haproxy.log");
        Files.writeString(config, HaproxyConfig.of(file(), port, operators, servers));
        Process process = new ProcessBuilder(
                        "sh", "-c", FOR_AS_LONG_AS_WE_LIVE, "sh", program.toString(), config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var door = new HaproxyDoor(process, port);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPENS_WITHIN_S);
        while (!Healthy.isReady(operators)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                door.close();
                throw new IOException("HAProxy does not serve on port " + port + ": see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return door;
    }

    /** The door's own port is free as well until it opens. */
    private static int freeBeside(int port) {
        var ports = new Ports();
        int free = ports.free();
        return free == port ? ports.free() : free;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public String description() {
        return "HAProxy";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(CLOSES_WITHIN_S, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static String file() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HaproxyDoor.class.getResourceAsStream("/ayes/cluster/haproxy.cfg"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

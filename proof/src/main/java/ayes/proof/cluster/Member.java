package ayes.proof.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the deployment. Started again after a kill it is the same member: same name, ports and directory. */
public final class Member implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(15);

    /** At its end a JVM that learns starts another one, which writes down what was learned. */
    private static final Duration LEARNS_WITHIN = Duration.ofSeconds(90);

    private final String name;
    private final List<String> command;
    private final Path log;
    private final Path learned;
    private final int port;
    private @Nullable Process process;
    private boolean closed;

    /**
     * @param jvm options of its JVM
     * @param port where it serves HTTP and, if it is a step that nobody speaks to, its health
     */
    public Member(String name, List<String> jvm, String mainClass, List<String> words, Path logs, int port) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        this.learned = logs.resolve(mainClass + ".aot");
        this.port = port;
        command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(words);
    }

    /** Settings as words of a command line. */
    public static List<String> words(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    public String name() {
        return name;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it has to say, since the directory was made. */
    public Path log() {
        return log;
    }

    /**
     * Of the process that runs now, or ran last.
     *
     * @throws IllegalStateException if it was never started
     */
    public long pid() {
        Process running = running();
        if (running == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return running.pid();
    }

    public synchronized boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Starts it, or does nothing if it runs. */
    public void start() throws IOException {
        start(List.of());
    }

    /** @param words for this life only */
    public synchronized void start(List<String> words) throws IOException {
        if (closed) {
            throw new IllegalStateException(name + " was closed for good"); // else Ctrl-C would leave it behind
        }
        if (!isAlive()) {
            var whole = new ArrayList<>(command);
            if (Files.exists(learned)) {
                whole.add(1, "-XX:AOTCache=" + learned);
            }
            whole.addAll(words);
            run(whole);
        }
    }

    /** Starts it so that {@link #endLearning} leaves behind what its JVM has learned: later starts take half the CPU time. */
    synchronized void startLearning() throws IOException {
        var whole = new ArrayList<>(command);
        whole.add(1, "-XX:AOTCacheOutput=" + learned);
        run(whole);
    }

    void endLearning() throws InterruptedException {
        end(LEARNS_WITHIN);
    }

    private void run(List<String> words) throws IOException {
        process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        Process running = running();
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGSTOP: it keeps its sockets, its locks and its opinion of the time. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process running = running();
        if (running != null && running.isAlive()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(running.pid()))
                    .start()
                    .waitFor();
        }
    }

    private synchronized @Nullable Process running() {
        return process;
    }

    /** Ends it as an operator would; it can be started again. */
    public void stop() throws InterruptedException {
        end(ENDS_WITHIN);
    }

    /** Ends it for good. */
    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        end(ENDS_WITHIN);
    }

    private void end(Duration within) throws InterruptedException {
        Process running = running();
        if (running != null && running.isAlive()) {
            running.destroy();
            if (!running.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}

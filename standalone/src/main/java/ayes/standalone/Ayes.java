package ayes.standalone;

import ayes.standalone.CommandLine.Options;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** All of it, running: data directory, PostgreSQL, Kafka, the steps. Started from the bottom, stopped from the top. */
final class Ayes implements AutoCloseable {

    /** Ctrl-C while it starts: most of what blocks gives up at once; the rest gets this long. */
    private static final Duration START_GIVES_UP_WITHIN = Duration.ofSeconds(15);

    private final Options options;
    private final PrintStream out;
    private final Started started = new Started();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private volatile boolean stopping;

    Ayes(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Where this machine itself reaches the API. */
    String address() {
        return Wiring.local(options);
    }

    /**
     * Returns when every step is ready.
     *
     * @throws CannotStart if it cannot; what was started is stopped again
     * @throws InterruptedException if it was stopped meanwhile
     */
    void start() throws Exception {
        FreePorts.requireFree(options.port());
        try (var progress = new Progress(out)) {
            start(progress);
        } catch (Exception | Error e) {
            close();
            throw e;
        } finally {
            startEnded.countDown();
        }
    }

    private void start(Progress progress) throws Exception {
        long begin = System.nanoTime();
        DataDirectory data = started.add(DataDirectory.open(options.data(), options.fresh()));
        Logs.to(data.logs(), options.verbose());
        progress.say("Starting Ayes on " + data.root());
        Servers servers = started.add(Servers.start(data, progress));
        progress.during("the steps", () -> steps(data, servers), _ -> "The steps");
        try (HttpClient http = HttpClient.newHttpClient()) {
            new Readiness(http, address()).await(progress);
        }
        welcome(data, progress, Progress.seconds(begin));
    }

    /** For what lives on top of a running Ayes: stopped before it. */
    void alsoStop(AutoCloseable part) throws InterruptedException {
        started.add(part);
    }

    /** Ctrl-C, a closed terminal, {@code kill}: web, steps, Kafka, PostgreSQL, in this order. */
    void stopAtExit() {
        Thread starting = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("ayes-stop").unstarted(() -> stop(starting)));
    }

    /** Whether the process is on its way out, and cleans up by itself. */
    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        started.close();
    }

    private void stop(Thread starting) {
        stopping = true;
        long begin = System.nanoTime();
        if (startEnded.getCount() > 0) {
            started.refuseMore();
            starting.interrupt();
            awaitEndOfStart();
        }
        if (!started.isEmpty()) {
            out.println("Stopping …");
            close();
            out.println("Stopped in " + Progress.seconds(begin) + ". The data stays in " + options.data() + ".");
        }
    }

    private void awaitEndOfStart() {
        try {
            boolean _ = startEnded.await(START_GIVES_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private ConfigurableApplicationContext steps(DataDirectory data, Servers servers) throws InterruptedException {
        var application = new SpringApplication(Steps.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setRegisterShutdownHook(false); // ours keeps the order
        application.setDefaultProperties(Map.of("spring.config.name", "ayes-standalone"));
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("this machine", Wiring.of(options, data, servers))));
        application.addListeners(new LeavesWhenBroken(data.logs()));
        try {
            return started.add(application.run());
        } catch (ApplicationContextException e) {
            if (e.getCause() instanceof PortInUseException taken) {
                throw FreePorts.taken(options.port(), taken); // between our look and now
            }
            throw e;
        }
    }

    private void welcome(DataDirectory data, Progress progress, String took) {
        progress.say("Ready in " + took + ".");
        progress.say("");
        progress.say("  Open  " + Wiring.publicUrl(options, LanAddress.find()));
        progress.say("  Log   " + data.logs().resolve("ayes.log"));
        progress.say("");
        progress.say("Ctrl-C stops it; the data stays.");
    }
}

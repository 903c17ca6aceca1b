package ayes.standalone.operator;

import ayes.processor.StreamProcessorConfiguration;
import ayes.processor.streams.Reset;
import ayes.standalone.CannotStart;
import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.Progress;
import ayes.standalone.operator.OperatorCommand.Rebuild;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.verify.Sources;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * {@code ./ayes rebuild}. On a directory, only the processor runs: nothing is accepted, relayed or repaired meanwhile, so what is
 * counted anew is the log and nothing else.
 */
final class Rebuilding {

    /** A static member that has stopped is a member until its session ends, after 6 s unless somebody set it otherwise. */
    private static final Duration MEMBERS_GO_WITHIN = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration WORD_EVERY = Duration.ofSeconds(5);

    /** The last tallies are shown within a tick of the last commit. */
    private static final Duration TALLIES_FOLLOW_WITHIN = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;

    Rebuilding(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Step 3, and no other. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StreamProcessorConfiguration.class)
    static class OnlyTheProcessor {}

    int run(Rebuild command) throws Exception {
        return switch (command.where()) {
            case Where.Directory(var data) -> ofDirectory(DataDirectory.look(data), command.applicationId());
            case Where.Separate separate -> ofCluster(separate, command.applicationId());
        };
    }

    private int ofDirectory(DataDirectory.Seen seen, String applicationId) throws Exception {
        if (seen.inUse()) {
            throw new CannotStart("An Ayes" + seen.holder() + " is running on " + seen.root()
                    + ": stop it, then count its log anew.");
        }
        try (Woken woken = Woken.up(seen.root(), err)) {
            DataDirectory data = woken.data();
            Sources sources = Addresses.local(data.postgresPort(), data.kafkaPort(), data.secrets());
            try (var reset = new Reset(sources.kafka(), applicationId)) {
                long begin = System.nanoTime();
                reset.forgetAll(data.streams());
                err.println("Every tally is forgotten; the log is being counted from its beginning");
                try (ConfigurableApplicationContext _ = processor(data, sources, applicationId)) {
                    long events = awaitEnd(reset);
                    out.printf("Counted %,d events anew in %s.%n%n", events, Progress.seconds(begin));
                    return new Verification(out, err).check(sources, TALLIES_FOLLOW_WITHIN, false, false);
                }
            }
        }
    }

    private int ofCluster(Where.Separate separate, String applicationId) throws InterruptedException {
        Logs.nowhere();
        Map<String, Object> kafka = Addresses.kafka(separate);
        try (var reset = new Reset(kafka, applicationId)) {
            return switch (reset.forget(MEMBERS_GO_WITHIN)) {
                case Reset.Outcome.Forgotten() ->
                    Operator.say(
                            "Every tally of " + applicationId + " is forgotten. Start the processors again: they count"
                                    + " the log from its beginning. Screens stand still until the count has reached"
                                    + " what they show, and then go on.",
                            out,
                            Operator.FINE);
                case Reset.Outcome.StillCounting(var members) ->
                    Operator.say(
                            "Processors of " + applicationId + " are still counting (" + String.join(", ", members)
                                    + "): stop the processors first.",
                            err,
                            Operator.NOT_DONE);
            };
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Operator.say(
                    "Kafka at " + kafka.get("bootstrap.servers") + " does not do it (" + cause.getMessage()
                            + "): see that it runs, and try again.",
                    err,
                    Operator.NOT_DONE);
        }
    }

    private static ConfigurableApplicationContext processor(DataDirectory data, Sources sources, String applicationId) {
        var application = new SpringApplication(OnlyTheProcessor.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "spring.config.name", "ayes-processor",
                "spring.main.banner-mode", "off",
                "ayes.kafka.bootstrap-servers", sources.bootstrapServers()));
        return application.run(
                "--ayes.kafka.bootstrap-servers=" + sources.bootstrapServers(),
                "--ayes.kafka.replicas=1",
                "--ayes.processor.application-id=" + applicationId,
                "--ayes.processor.standby-replicas=0",
                "--ayes.processor.state-dir=" + data.streams());
    }

    private long awaitEnd(Reset reset) throws ExecutionException, InterruptedException {
        Reset.Progress progress = reset.progress();
        long nextWord = System.nanoTime() + WORD_EVERY.toNanos();
        while (!progress.isDone()) {
            if (System.nanoTime() > nextWord) {
                err.printf("  %,d of %,d events%n", progress.counted(), progress.all());
                nextWord += WORD_EVERY.toNanos();
            }
            Thread.sleep(LOOK_EVERY);
            progress = reset.progress();
        }
        return progress.all();
    }
}

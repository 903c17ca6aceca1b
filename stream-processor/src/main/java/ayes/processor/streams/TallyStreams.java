package ayes.processor.streams;

import ayes.processor.ProcessorSettings;
import ayes.topic.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the topology for as long as the application does. Whatever fails, the client is thrown away and a new one built:
 * Kafka that is not there yet, as well as a thread that died of an exception. An {@link Error} is not survived; liveness
 * says so.
 *
 * <p>Streams' own {@code REPLACE_THREAD} is slower here: the new thread is another static member than the dead one, so
 * its partitions wait for the session timeout. A new client is the same member and goes on at once.
 */
public final class TallyStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TallyStreams.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(8);

    private final ProcessorSettings settings;
    private final ProcessorSettings.Kafka kafka;
    private final Topology topology;
    private final SteadyTime time;
    private final Runnable onDeath;

    private @Nullable StateDirectory directory;
    private @Nullable Thread runner;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean running;

    /**
     * @param clock must not jump: what is held back waits for a moment
     * @param onDeath told when counting has ended and only a new process can help
     */
    public TallyStreams(
            ProcessorSettings settings,
            ProcessorSettings.Kafka kafka,
            Topology topology,
            InstantSource clock,
            Runnable onDeath) {
        this.settings = settings;
        this.kafka = kafka;
        this.topology = topology;
        this.time = new SteadyTime(clock);
        this.onDeath = onDeath;
    }

    /** {@link State#CREATED} until Kafka could be reached. */
    public State state() {
        KafkaStreams client = streams;
        return client == null ? State.CREATED : client.state();
    }

    @Override
    public synchronized void start() {
        try {
            StateDirectory opened = StateDirectory.open(settings.stateDir());
            directory = opened;
            String chosen = settings.instanceId();
            String instanceId = chosen == null ? opened.instanceId() : chosen;
            running = true;
            runner = Thread.ofPlatform().name("ayes-processor-run").start(() -> run(instanceId));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use ayes.processor.state-dir " + settings.stateDir(), e);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            Thread counting = runner;
            if (counting != null) {
                counting.interrupt();
                counting.join();
            }
            closeDirectory();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(String instanceId) {
        try {
            while (running) {
                runOneClient(instanceId);
                Thread.sleep(PAUSE); // it may fail again at the same place: no busy loop
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped");
        } catch (RuntimeException ours) {
            end(ours);
        }
    }

    private void runOneClient(String instanceId) throws InterruptedException {
        try {
            TopicSetup.ensure(StreamsSettings.admin(kafka), kafka.replicas());
            var properties = StreamsSettings.of(settings, kafka, instanceId);
            runUntilItFails(new KafkaStreams(topology, properties, new StreamsClients(), time));
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("Cannot start counting yet, trying again: {}", e.getMessage());
        }
    }

    private void runUntilItFails(KafkaStreams client) throws InterruptedException {
        var failed = new CountDownLatch(1);
        client.setUncaughtExceptionHandler(this::afterDeathOfThread);
        client.setStateListener((now, before) -> {
            if (now == State.ERROR) {
                failed.countDown();
            }
        });
        streams = client;
        try {
            client.start();
            failed.await();
        } finally {
            if (!client.close(CLOSES_WITHIN)) {
                LOG.warn("Not closed within {}; what was not committed is done again", CLOSES_WITHIN);
            }
        }
    }

    private StreamThreadExceptionResponse afterDeathOfThread(Throwable reason) {
        if (reason instanceof Error) {
            end(reason);
        } else {
            LOG.error("Counting failed and starts again; what was not committed is done again", reason);
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void end(Throwable reason) {
        LOG.error("Counting has ended", reason);
        running = false;
        onDeath.run();
    }

    private void closeDirectory() {
        StateDirectory opened = directory;
        directory = null;
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            LOG.warn("Cannot release {}", settings.stateDir(), e);
        }
    }
}

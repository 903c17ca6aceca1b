package ayes.processor.streams;

import ayes.clock.SteadyClock;
import ayes.processor.ProcessorSettings;
import ayes.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The same topology once more, beside the one that counts: under another application id, over the whole log, into topics of
 * its own. Closing it leaves nothing behind: no group, no state, no topic.
 */
public final class Recount implements AutoCloseable {

    private static final String BOOTSTRAP = "bootstrap.servers";

    private final String name;
    private final Path stateDir;
    private final Admin admin;
    private final Reset reset;
    private final TallyStreams streams;
    private final AtomicBoolean failed;
    private final Map<TopicPartition, Long> end;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Recount(String name, Path stateDir, Admin admin, Reset reset, TallyStreams streams, AtomicBoolean failed)
            throws ExecutionException, InterruptedException {
        this.name = name;
        this.stateDir = stateDir;
        this.admin = admin;
        this.reset = reset;
        this.streams = streams;
        this.failed = failed;
        this.end = reset.ends();
    }

    /**
     * Begins.
     *
     * @param kafka client settings; {@code bootstrap.servers} at least
     * @param name of the application, and the beginning of the names of its topics; nobody else's
     * @throws ExecutionException if Kafka cannot be reached, or refuses
     */
    public static Recount begin(Map<String, Object> kafka, String name)
            throws ExecutionException, InterruptedException, IOException {
        Path stateDir = Files.createTempDirectory("ayes-retally");
        var failed = new AtomicBoolean();
        Admin admin = Admin.create(kafka);
        short copies = copiesOfTheLog(admin);
        admin.createTopics(topics(name, copies)).all().get();
        var settings = new ProcessorSettings(
                name,
                stateDir,
                null,
                1,
                0,
                Duration.ofMillis(40),
                Duration.ofMillis(500),
                Duration.ofSeconds(6),
                Duration.ofMillis(1_500),
                32 << 20);
        var topology = TallyTopology.of(
                settings.conflation(), new TallyMetrics(new SimpleMeterRegistry()), topic -> target(name, topic));
        var streams = new TallyStreams(
                settings, clients(kafka, copies), topology, SteadyClock.begin(Duration.ZERO), () -> failed.set(true));
        var recount = new Recount(name, stateDir, admin, new Reset(kafka, name), streams, failed);
        streams.start();
        return recount;
    }

    /** Where it writes what the other writes to that topic of ours. */
    public static String target(String name, String topic) {
        return name + topic.substring(topic.indexOf('.'));
    }

    /** How far it has come towards the end that the log had when it began. */
    public Reset.Progress progress() throws ExecutionException, InterruptedException {
        if (failed.get()) {
            throw new IllegalStateException("counting has ended before the log did");
        }
        return reset.progress(end);
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        streams.stop();
        try (admin;
                reset) {
            reset.forgetAll(stateDir);
            for (NewTopic topic : topics(name, (short) 1)) {
                delete(topic.name());
            }
        }
        try (Stream<Path> files = Files.walk(stateDir)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void delete(String topic) throws ExecutionException, InterruptedException {
        try {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    private static List<NewTopic> topics(String name, short copies) {
        return Stream.of(Topics.TALLIES.name(), Topics.SESSIONS.name(), Topics.DEAD_LETTERS)
                .map(topic -> new NewTopic(target(name, topic), Optional.of(Topics.PARTITIONS), Optional.of(copies))
                        .configs(topic.equals(Topics.DEAD_LETTERS) ? Map.of() : Topics.TALLIES.settings()))
                .toList();
    }

    private static short copiesOfTheLog(Admin admin) throws ExecutionException, InterruptedException {
        var described = admin.describeTopics(List.of(Topics.EVENTS.name()))
                .allTopicNames()
                .get()
                .get(Topics.EVENTS.name());
        return (short) Objects.requireNonNull(described)
                .partitions()
                .getFirst()
                .replicas()
                .size();
    }

    private static ProcessorSettings.Kafka clients(Map<String, Object> kafka, short copies) {
        var others = new HashMap<>(kafka);
        String servers = String.valueOf(others.remove(BOOTSTRAP));
        return new ProcessorSettings.Kafka(
                servers,
                copies,
                others.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))));
    }
}

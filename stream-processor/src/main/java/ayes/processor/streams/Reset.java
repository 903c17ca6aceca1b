package ayes.processor.streams;

import ayes.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Forgets every tally state, so that the next processor counts the whole log anew: what Kafka's own reset tool for Streams does.
 * What was shown stays in {@code ayes.tallies}: screens take nothing older than what they have.
 */
public final class Reset implements AutoCloseable {

    private static final Duration ASK_EVERY = Duration.ofMillis(250);

    /** Brokers delete topics in the background; a processor that starts before that finds half of one. */
    private static final Duration TOPICS_GO_WITHIN = Duration.ofSeconds(30);

    private static final int ANSWER_WITHIN_MS = 10_000;

    private final Admin admin;
    private final String applicationId;

    /** What came of it. */
    public sealed interface Outcome {

        /** Nothing is left of what was counted. */
        record Forgotten() implements Outcome {}

        /** @param members who still count, as {@code client@host} */
        record StillCounting(List<String> members) implements Outcome {
            public StillCounting {
                members = List.copyOf(members);
            }
        }
    }

    /**
     * Connects when it is used.
     *
     * @param kafka client settings; {@code bootstrap.servers} at least
     */
    public Reset(Map<String, Object> kafka, String applicationId) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ayes-processor-reset");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        admin = Admin.create(settings);
        this.applicationId = applicationId;
    }

    /**
     * Does it, unless somebody still counts.
     *
     * @param patience how long members may take to go: a static one that has stopped is a member until its session ends
     * @throws ExecutionException if Kafka cannot be reached, or refuses
     */
    public Outcome forget(Duration patience) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> members = members();
        while (!members.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(ASK_EVERY);
            members = members();
        }
        return members.isEmpty() ? forget() : new Outcome.StillCounting(members);
    }

    /**
     * Does it at once: for who knows that every member has stopped, because nobody but they could start one.
     *
     * @param stateDir the only one
     */
    public void forgetAll(Path stateDir) throws ExecutionException, InterruptedException, IOException {
        try (StateDirectory directory = StateDirectory.open(stateDir)) {
            if (!members().isEmpty()) {
                admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
            }
            Outcome outcome = forget();
            if (outcome instanceof Outcome.StillCounting(List<String> members)) {
                throw new IllegalStateException("somebody else counts here: " + members);
            }
            directory.forget(applicationId);
        }
    }

    /**
     * How far counting has come.
     *
     * @param counted events of the log that are counted and committed
     * @param all events of the log
     */
    public record Progress(long counted, long all) {

        public boolean isDone() {
            return counted >= all;
        }
    }

    public Progress progress() throws ExecutionException, InterruptedException {
        return progress(ends());
    }

    /** Where the log ends now. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return offsets(OffsetSpec.latest());
    }

    /** How far counting has come towards what was once the log's end. */
    Progress progress(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, Long> beginnings = offsets(OffsetSpec.earliest());
        long counted = 0;
        long all = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long beginning = beginnings.getOrDefault(end.getKey(), 0L);
            OffsetAndMetadata at = committed.get(end.getKey());
            all += end.getValue() - beginning;
            counted += at == null ? 0 : Math.clamp(at.offset() - beginning, 0, end.getValue() - beginning);
        }
        return new Progress(counted, all);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    /** First the progress, then the states: progress without a state would lose what it had counted. */
    private Outcome forget() throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(applicationId)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return new Outcome.StillCounting(members()); // it came between our look and now
            }
            unless(GroupIdNotFoundException.class, e);
        }
        for (String changelog : changelogs()) {
            try {
                admin.deleteTopics(List.of(changelog)).all().get();
            } catch (ExecutionException e) {
                unless(UnknownTopicOrPartitionException.class, e);
            }
        }
        awaitGone(changelogs());
        return new Outcome.Forgotten();
    }

    private List<String> changelogs() {
        return Stream.of(StreamKind.POLLS, StreamKind.SESSIONS)
                .map(kind -> kind.changelog(applicationId))
                .toList();
    }

    private void awaitGone(Collection<String> topics) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + TOPICS_GO_WITHIN.toNanos();
        while (admin.listTopics().names().get().stream().anyMatch(topics::contains)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka was told to delete " + topics + " and still has them");
            }
            Thread.sleep(ASK_EVERY);
        }
    }

    private List<String> members() throws ExecutionException, InterruptedException {
        try {
            var members = new ArrayList<String>();
            Map<String, ConsumerGroupDescription> groups =
                    admin.describeConsumerGroups(List.of(applicationId)).all().get();
            for (MemberDescription member :
                    Objects.requireNonNull(groups.get(applicationId)).members()) {
                members.add(member.clientId() + "@" + member.host().replaceFirst("^/", ""));
            }
            return members;
        } catch (ExecutionException e) {
            unless(GroupIdNotFoundException.class, e);
            return List.of();
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws ExecutionException, InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            unless(GroupIdNotFoundException.class, e);
            return Map.of();
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) throws ExecutionException, InterruptedException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(Topics.EVENTS.name(), partition), which);
        }
        var found = new HashMap<TopicPartition, Long>();
        admin.listOffsets(wanted).all().get().forEach((partition, at) -> found.put(partition, at.offset()));
        return found;
    }

    private static void unless(Class<? extends Exception> expected, ExecutionException e) throws ExecutionException {
        if (!expected.isInstance(e.getCause())) {
            throw e;
        }
    }
}

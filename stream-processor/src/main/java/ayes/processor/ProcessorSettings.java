package ayes.processor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.processor.*}: how this process takes its share of the log.
 *
 * @param applicationId the consumer group, and the prefix of the changelogs: another id counts the whole log anew
 * @param stateDir a directory of this process alone; keeps who it is over a restart, no votes
 * @param instanceId who this process is in the group; null for an id that is kept in {@code stateDir}
 * @param threads how many sessions' partitions are counted at the same time
 * @param standbyReplicas how many other processes hold a warm copy of each state
 * @param conflation the shortest time between two tallies of one busy poll
 * @param commitInterval how often state and progress are made durable
 * @param sessionTimeout after this silence the group gives a process' work to another
 * @param heartbeat how often the group hears from us
 * @param cacheBytes the write cache: how much state may wait for the next commit
 */
public record ProcessorSettings(
        @DefaultValue(ProcessorSettings.APPLICATION_ID) String applicationId,
        @DefaultValue("data/processor") Path stateDir,
        @Nullable String instanceId,
        @DefaultValue("1") int threads,
        @DefaultValue("1") int standbyReplicas,
        @DefaultValue("40ms") Duration conflation,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("1500ms") Duration heartbeat,
        @DefaultValue("33554432") long cacheBytes) {

    /** Unless settings say otherwise. */
    public static final String APPLICATION_ID = "ayes-tally";

    public ProcessorSettings {
        require(!applicationId.isBlank(), "application-id must not be blank");
        require(instanceId == null || !instanceId.isBlank(), "instance-id must not be blank; leave it out instead");
        require(threads > 0, "threads must be at least 1");
        require(standbyReplicas >= 0, "standby-replicas must not be negative");
        require(conflation.toMillis() > 0, "conflation must be at least 1ms");
        require(commitInterval.toMillis() > 0, "commit-interval must be at least 1ms");
        require(heartbeat.toMillis() > 0, "heartbeat must be at least 1ms");
        require(
                sessionTimeout.compareTo(heartbeat.multipliedBy(3)) >= 0,
                "session-timeout must be at least 3 times heartbeat: one lost heartbeat is no death");
        require(cacheBytes >= 0, "cache-bytes must not be negative");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("ayes.processor." + message);
        }
    }

    /**
     * {@code ayes.kafka.*}, shared by every step.
     *
     * @param replicas copies of each partition of the topics we make: 3 on a cluster, 1 on a single broker
     * @param client passed on to every Kafka client as it is: TLS, SASL
     */
    public record Kafka(
            @DefaultValue("localhost:9092") String bootstrapServers,
            @DefaultValue("1") short replicas,
            @DefaultValue Map<String, String> client) {

        public Kafka {
            client = Map.copyOf(client);
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException("ayes.kafka.bootstrap-servers must not be blank");
            }
            if (replicas < 1) {
                throw new IllegalArgumentException("ayes.kafka.replicas must be at least 1");
            }
        }
    }
}

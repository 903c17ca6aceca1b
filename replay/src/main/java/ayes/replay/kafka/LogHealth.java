package ayes.replay.kafka;

import ayes.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Ready when the event log is there to be read. */
public final class LogHealth implements ReactiveHealthIndicator, AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    /** @param kafka client settings; {@code bootstrap.servers} at least */
    public LogHealth(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ayes-replay-health");
        this.kafka = settings;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromCallable(this::connected)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(client -> Mono.fromCompletionStage(() -> client.describeTopics(List.of(Topics.EVENTS.name()))
                        .allTopicNames()
                        .toCompletionStage()))
                .timeout(ANSWER_WITHIN)
                .map(_ -> Health.up().build())
                .onErrorResume(reason -> Mono.just(Health.outOfService()
                        .withDetail("log", String.valueOf(reason.getMessage()))
                        .build()));
    }

    /** When first asked, not when built: Kafka's name may not resolve yet. */
    private synchronized Admin connected() {
        if (admin == null) {
            admin = Admin.create(kafka);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}

package ayes.ingest;

import ayes.ingest.postgres.OutboxPartitions;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Ready when the database answers, and there is a partition to write to. */
final class IngestHealth extends AbstractReactiveHealthIndicator {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final OutboxPartitions partitions;

    IngestHealth(OutboxPartitions partitions) {
        super("the database does not answer");
        this.partitions = partitions;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        // The statement itself is detached and never cancelled: only our waiting for it ends.
        return partitions.ensure().map(_ -> builder.up().build()).timeout(ANSWERS_WITHIN);
    }
}

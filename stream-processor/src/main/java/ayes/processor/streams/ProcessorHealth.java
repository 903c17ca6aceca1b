package ayes.processor.streams;

import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while this process counts. */
public final class ProcessorHealth implements HealthIndicator {

    private final TallyStreams streams;

    public ProcessorHealth(TallyStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        State state = streams.state();
        return (state == State.RUNNING ? Health.up() : Health.down())
                .withDetail("streams", state.name())
                .build();
    }
}

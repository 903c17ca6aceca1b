package ayes.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the relay streams, or waits for its turn behind another one. */
final class RelayHealth implements HealthIndicator {

    private final RelayStatus status;

    RelayHealth(RelayStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        RelayState state = status.relay();
        var health = (state.ready() ? Health.up() : Health.outOfService()).withDetail("state", state.label());
        if (!state.why().isEmpty()) {
            health.withDetail("why", state.why());
        }
        return health.withDetail("sweeper", status.sweeper()).build();
    }
}

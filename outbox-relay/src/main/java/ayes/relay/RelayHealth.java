package ayes.relay;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Up while the relay streams, or waits for its turn behind another one, and the sweeper beside it does likewise. */
final class RelayHealth implements HealthIndicator {

    /** As little ready as one that is out of service, but it waits for a person. */
    private static final Status HALTED = new Status("HALTED");

    /** A sweep takes milliseconds; a whole pass over very many streams takes seconds. */
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);

    private final RelayStatus status;

    RelayHealth(RelayStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        RelayState state = status.relay();
        var health = Health.status(standing(state)).withDetail("state", state.label());
        if (!state.why().isEmpty()) {
            health.withDetail("why", state.why());
        }
        return health.withDetail("sweeper", status.sweeper()).build();
    }

    private Status standing(RelayState state) {
        if (state instanceof RelayState.Halted) {
            return HALTED;
        }
        boolean sweeps = status.sinceLastSweep().compareTo(LONGEST_SWEEP) < 0;
        return state.ready() && sweeps ? Status.UP : Status.OUT_OF_SERVICE;
    }
}

package ayes.proof.check;

import ayes.proof.history.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one fault was felt.
 *
 * @param untilOnEveryScreen null if some screen showed nothing newer until the end
 * @param alone whether no other fault was felt at the same time
 */
public record Recovery(Fault fault, @Nullable Duration untilOnEveryScreen, boolean alone) {

    Recovery among(List<Recovery> all) {
        boolean shared = all.stream().anyMatch(other -> other.fault.number() != fault.number() && overlaps(other));
        return new Recovery(fault, untilOnEveryScreen, !shared);
    }

    private boolean overlaps(Recovery other) {
        return fault.beganAt() < other.overAt() && other.fault.beganAt() < overAt();
    }

    private long overAt() {
        Duration felt = untilOnEveryScreen;
        return felt == null ? Long.MAX_VALUE : Math.max(fault.endedAt(), fault.recoversFrom() + felt.toNanos());
    }
}

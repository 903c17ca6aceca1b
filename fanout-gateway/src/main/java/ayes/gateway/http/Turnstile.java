package ayes.gateway.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.SessionId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many come in at once, and how many with one token. A hall that lost its gateway comes back within seconds: it is let in
 * no faster than those who are in can bear. The limits are this instance's own.
 */
public final class Turnstile {

    /**
     * What is let through.
     *
     * @param entriesPerSecond over all viewers; as many at once
     * @param perParticipant connections that one participant may hold: some tabs, and the dead ones of a minute ago
     * @param perScreen connections that one wall or host may hold of one session
     */
    public record Limits(int entriesPerSecond, int perParticipant, int perScreen) {}

    private record Bearer(Caller caller, SessionId session) {}

    private final Limits limits;
    private final Bucket entries;
    private final ConcurrentMap<Bearer, Integer> inside = new ConcurrentHashMap<>();

    public Turnstile(Limits limits) {
        this.limits = limits;
        this.entries = Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.entriesPerSecond())
                        .refillGreedy(limits.entriesPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** @throws Refused if too many come at once (503), or too many with this token (429) */
    void check(Caller caller, SessionId session) {
        if (inside.getOrDefault(new Bearer(caller, session), 0) >= most(caller)) {
            throw new Refused(Problem.rateLimited(Duration.ofSeconds(10)));
        }
        ConsumptionProbe probe = entries.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refused(Problem.overloaded(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    /** Counts a connection. The answer ends it, and is called once. */
    Runnable enter(Caller caller, SessionId session) {
        var bearer = new Bearer(caller, session);
        inside.merge(bearer, 1, Integer::sum);
        return () -> inside.computeIfPresent(bearer, (_, count) -> count == 1 ? null : count - 1);
    }

    private int most(Caller caller) {
        return switch (caller) {
            case Caller.Participant _ -> limits.perParticipant();
            case Caller.Wall _, Caller.GuestHost _, Caller.TenantHost _ -> limits.perScreen();
        };
    }
}

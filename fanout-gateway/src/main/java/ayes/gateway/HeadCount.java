package ayes.gateway;

import ayes.event.Presence;
import ayes.event.SessionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How many viewers each session has, over all gateways. Every gateway says so itself; what a gateway said counts as long as
 * it keeps speaking.
 *
 * <p>Silence is measured against our own voice as it comes back from the log: while the log is down nobody is heard, and
 * that says nothing about who is there.
 */
final class HeadCount {

    /** The session under which a gateway only says that it is alive. */
    static final SessionId HEARTBEAT = new SessionId(new UUID(0, 0));

    static final long SILENT_MICROS = micros(Duration.ofSeconds(15));

    /** A record this old is history that is being read at our start; younger ones may just come from a clock that is off. */
    private static final long HISTORY_MICROS = micros(Duration.ofMinutes(1));

    /** After that the log has dropped its records as well. */
    private static final long GONE_MICROS = micros(Duration.ofHours(1));

    private static final class Gateway {
        private final Map<SessionId, Integer> viewers = new HashMap<>();
        private long heardAt;
        private boolean isAlive;
    }

    private final String self;
    private final Map<String, Gateway> gateways = new HashMap<>();

    HeadCount(String self) {
        this.self = self;
    }

    synchronized int of(SessionId session) {
        return gateways.values().stream()
                .filter(gateway -> gateway.isAlive)
                .mapToInt(gateway -> gateway.viewers.getOrDefault(session, 0))
                .sum();
    }

    /** Takes note. Returns the sessions whose number changed, or may have. */
    synchronized Set<SessionId> heard(Presence presence, long now) {
        var changed = new HashSet<SessionId>();
        Gateway gateway = gateways.computeIfAbsent(presence.gateway(), _ -> new Gateway());
        note(gateway, presence, changed);
        boolean isHistory = now - presence.at() > HISTORY_MICROS;
        gateway.heardAt = Math.max(gateway.heardAt, isHistory ? presence.at() : now);
        setAlive(gateway, now - gateway.heardAt <= SILENT_MICROS, changed);
        if (presence.gateway().equals(self)) {
            silence(now, changed);
        }
        return changed;
    }

    private static void note(Gateway gateway, Presence presence, Set<SessionId> changed) {
        if (presence.session().equals(HEARTBEAT)) {
            return;
        }
        changed.add(presence.session());
        if (presence.connected() == 0) {
            gateway.viewers.remove(presence.session());
        } else {
            gateway.viewers.put(presence.session(), presence.connected());
        }
    }

    private void silence(long now, Set<SessionId> changed) {
        gateways.values().removeIf(gateway -> now - gateway.heardAt > GONE_MICROS);
        gateways.values().forEach(gateway -> {
            if (now - gateway.heardAt > SILENT_MICROS) {
                setAlive(gateway, false, changed);
            }
        });
    }

    private static void setAlive(Gateway gateway, boolean isAlive, Set<SessionId> changed) {
        if (gateway.isAlive != isAlive) {
            gateway.isAlive = isAlive;
            changed.addAll(gateway.viewers.keySet());
        }
    }

    private static long micros(Duration duration) {
        return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
    }
}

package ayes.gateway;

import ayes.event.Presence;
import ayes.event.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway has to say of its viewers: each session's number when it changed, and every few seconds that it is
 * alive. Not thread-safe.
 */
public final class OwnPresence {

    private static final long HEARTBEAT_MICROS = micros(Duration.ofSeconds(5));

    /** Well within the topic's retention, so that a gateway that starts later finds the number in the log. */
    private static final long REPEAT_MICROS = micros(Duration.ofMinutes(10));

    private record Said(int connected, long at) {}

    private final String gateway;
    private final Map<SessionId, Said> said = new HashMap<>();
    private long heartbeatAt = Long.MIN_VALUE / 2;

    public OwnPresence(String gateway) {
        this.gateway = gateway;
    }

    /**
     * What is to be said now. Ask at most once a second.
     *
     * @param audience viewers by session, no entry where there are none
     */
    public List<Presence> due(Map<SessionId, Integer> audience, long nowMicros) {
        forgetTheLongEmpty(nowMicros);
        var due = new ArrayList<Presence>();
        for (SessionId session : mentioned(audience)) {
            int connected = audience.getOrDefault(session, 0);
            if (isNews(said.get(session), connected, nowMicros)) {
                due.add(new Presence(session, gateway, connected, nowMicros));
                said.put(session, new Said(connected, nowMicros));
            }
        }
        if (nowMicros - heartbeatAt >= HEARTBEAT_MICROS) {
            heartbeatAt = nowMicros;
            int viewers = audience.values().stream().mapToInt(Integer::intValue).sum();
            due.add(new Presence(HeadCount.HEARTBEAT, gateway, viewers, nowMicros));
        }
        return due;
    }

    /** Something that was due was not sent: it is all due again, zeros too. */
    public void sayAllAgain() {
        said.replaceAll((_, last) -> new Said(-1, last.at()));
    }

    private Set<SessionId> mentioned(Map<SessionId, Integer> audience) {
        var sessions = new HashSet<>(said.keySet());
        sessions.addAll(audience.keySet());
        return sessions;
    }

    private static boolean isNews(@Nullable Said last, int connected, long now) {
        return last == null || last.connected() != connected || now - last.at() >= REPEAT_MICROS;
    }

    /** Not at once: a zero that did not arrive has to be said again. */
    private void forgetTheLongEmpty(long now) {
        said.values().removeIf(last -> last.connected() == 0 && now - last.at() >= REPEAT_MICROS);
    }

    private static long micros(Duration duration) {
        return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
    }
}

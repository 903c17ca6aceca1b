package ayes.replay.kafka;

import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionId;
import ayes.replay.Demand;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Where sessions begin. The first time it is looked for from the start of the partition; it never moves, so it is
 * remembered. That a session has none is not: it may begin at any moment.
 */
final class Beginnings {

    private static final int AT_MOST = 10_000;

    private final Cache<SessionId, Beginning> known =
            Caffeine.newBuilder().maximumSize(AT_MOST).build();

    /** Empty if the log knows nothing of the session, or if nobody waits for the answer any more. */
    Optional<Beginning> of(SessionId session, SessionReader reader, Demand demand) {
        Beginning remembered = known.getIfPresent(session);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        while (reader.hasMore() && !demand.isCancelled()) {
            for (SessionRecord first : reader.poll()) {
                var found = new Beginning(
                        first.offset(),
                        first.recorded().tenant(),
                        first.recorded().event() instanceof SessionStarted);
                known.put(session, found);
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}

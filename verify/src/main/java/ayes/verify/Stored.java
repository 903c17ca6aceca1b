package ayes.verify;

import ayes.event.Position;
import ayes.event.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream in the database.
 *
 * @param title of its session
 * @param question null for the stream of the session itself
 * @param position its newest event; the epoch is the database's own, which the stream may not have been stated in yet
 */
public record Stored(
        UUID stream,
        SessionId session,
        String title,
        @Nullable String question,
        Position position,
        Standing standing) {

    /**
     * One snapshot of the whole database.
     *
     * @param streams in the order in which they are shown: each session before its polls
     */
    public record All(long epoch, Instant at, List<Stored> streams) {
        public All {
            streams = List.copyOf(streams);
        }
    }
}

package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the relay has come with the write-ahead log, by PostgreSQL's own word. A relay that starts or stands in front of a busy
 * Kafka has a backlog of its own, in which nothing is lost. One that confirms without sending gets no benefit of this doubt.
 *
 * @param end of the write-ahead log; whatever was seen in a table before is in front of it
 * @param confirmed by the slot; null if there is none, or if what came before it still has to be sent again
 * @param unmovedSince since when that has stood there
 */
record Relaying(long end, @Nullable Long confirmed, Instant unmovedSince) {

    /** A relay that was killed is back in less, on a busy machine too. Then it is not waited for any longer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Before anybody has looked. The first look counts as a movement: we cannot know for how long it has stood there. */
    static final Relaying UNKNOWN = new Relaying(0, -1L, Instant.EPOCH);

    Relaying look(long newEnd, @Nullable Long newConfirmed, Instant now) {
        boolean moved = !Objects.equals(confirmed, newConfirmed);
        return new Relaying(newEnd, newConfirmed, moved ? now : unmovedSince);
    }

    /** Whether what was written before this place may yet be sent by the relay. */
    boolean mayStillSend(long writtenBefore, Instant now) {
        boolean confirmedIt = confirmed != null && confirmed >= writtenBefore;
        return !confirmedIt && now.isBefore(unmovedSince.plus(PATIENCE));
    }
}

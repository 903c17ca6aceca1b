package ayes.replay.kafka;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.Demand;
import ayes.replay.past.Looks;
import ayes.replay.past.Past;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One session's history on its way out of the log: read once, then followed for as long as somebody asks. Nobody is answered
 * before it has caught up with the log as that was when they asked, or a moment earlier if it was being followed.
 */
final class Followed {

    /** What is over may still be repaired, but not often: it is looked at again after this. */
    private static final long OVER_IS_GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

    /** This process stops. */
    private static final Duration ASK_ANOTHER_AFTER = Duration.ofSeconds(5);

    private final SessionId session;
    private final long followNanos;
    private final Past past = new Past();
    private final Demand stop = new Demand();
    private @Nullable CompletableFuture<Past> reading;
    private @Nullable TenantId tenant;
    private long offset = -1;
    private long askedAt;
    private long caughtUpAt;
    private boolean isOver;
    private boolean isLetGo;

    Followed(SessionId session, Duration followFor) {
        this.session = session;
        this.followNanos = followFor.toNanos();
    }

    /** What to wait for, and whether it has yet to be read for. */
    record Asked(CompletableFuture<Past> answer, boolean mustBeRead) {}

    synchronized Asked ask() {
        askedAt = System.nanoTime();
        CompletableFuture<Past> running = reading;
        if (running != null) {
            return new Asked(running, false);
        }
        if (isOver && askedAt - caughtUpAt < OVER_IS_GOOD_FOR_NANOS) {
            return new Asked(CompletableFuture.completedFuture(past), false);
        }
        var answer = new CompletableFuture<Past>();
        reading = answer;
        return new Asked(answer, true);
    }

    /** Null until it is known. */
    synchronized @Nullable TenantId tenant() {
        return tenant;
    }

    /** Unknown to whoever asks may be forgotten: nothing was read. */
    synchronized boolean isEmpty() {
        return tenant == null;
    }

    long bytes() {
        return past.bytes();
    }

    /** Whoever waits gets their answer; then it is followed no more. */
    synchronized void letGo() {
        isLetGo = true;
    }

    void close() {
        stop.cancel();
    }

    /**
     * Reads on, and follows. Returns when nobody asks any more.
     *
     * @param readable whether the session of this tenant is theirs who ask
     * @param grown told after each piece
     * @throws Refused if there is no such session, or it is not theirs, or the log has lost its beginning
     */
    void read(SessionReader reader, Beginnings beginnings, Predicate<TenantId> readable, Runnable grown) {
        reader.open();
        if (offset < 0) {
            Beginning beginning = beginnings
                    .of(session, reader, stop)
                    .filter(found -> readable.test(found.tenant()))
                    .orElseThrow(() -> new Refused(Problem.notFound()));
            begin(beginning);
        }
        reader.goTo(offset);
        while (reader.hasMore() && !stop.isCancelled()) {
            take(reader, grown);
        }
        if (stop.isCancelled()) {
            throw new Refused(Problem.overloaded(ASK_ANOTHER_AFTER));
        }
        if (!past.isWhole() && reader.hasLostTheBeginning()) {
            throw new Refused(Problem.gone("The log no longer holds the beginning of this session: it has expired."));
        }
        caughtUp();
        reader.follow();
        while (isWanted()) {
            take(reader, grown);
        }
    }

    /** After {@link #read}, however it ended. Somebody may have asked anew in between, and is answered by another reading. */
    void end(Asked asked, @Nullable Throwable failure) {
        synchronized (this) {
            if (reading == asked.answer()) {
                reading = null;
            }
        }
        if (failure == null) {
            asked.answer().complete(past);
        } else {
            asked.answer().completeExceptionally(failure);
        }
    }

    private synchronized void begin(Beginning beginning) {
        tenant = beginning.tenant();
        offset = beginning.offset();
    }

    private void take(SessionReader reader, Runnable grown) {
        List<Recorded> events =
                reader.poll().stream().map(SessionRecord::recorded).toList();
        offset = reader.position();
        if (!events.isEmpty()) {
            past.take(events);
            grown.run();
        }
    }

    private void caughtUp() {
        CompletableFuture<Past> waiting = noteWhen();
        if (waiting != null) {
            waiting.complete(past);
        }
    }

    private synchronized @Nullable CompletableFuture<Past> noteWhen() {
        caughtUpAt = System.nanoTime();
        isOver = !past.ask(Looks::isLive);
        return reading;
    }

    /** Who asks while this says no begins another reading: both are decided under one lock. */
    private synchronized boolean isWanted() {
        boolean wanted = !isLetGo && !stop.isCancelled() && System.nanoTime() - askedAt < followNanos;
        if (!wanted) {
            noteWhen();
            reading = null;
        }
        return wanted;
    }
}

package ayes.relay.sweeper;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rule by which the sweeper tells a hole from a backlog. */
final class Sweep {

    /**
     * @param missing how long an event may be missing after the flow has passed it
     * @param gap how long a seq may be missing below one that is counted
     */
    record Patience(Duration missing, Duration gap) {}

    /**
     * @param epoch of the database
     * @param relaying looked at after {@code accepted}
     * @param now by our clock
     */
    record Standing(Accepted accepted, Counted counted, long epoch, Flow flow, Relaying relaying, Instant now) {}

    sealed interface Verdict {

        /** Counted through its last event. */
        record Confirmed() implements Verdict {}

        /** A new epoch has begun and the stream has no event in it: it has to be stated anew. */
        record Unstated() implements Verdict {}

        /** Not yet, and that may be all there is to it. */
        record Behind(Awaited awaited) implements Verdict {}

        /** Events {@code from} to {@code to}, both included, are not counted, or some of them: lost, or only not counted yet. */
        record Hole(Awaited awaited, long from, long to) implements Verdict {}
    }

    private Sweep() {}

    /** @param before what we waited for at the last look; null if the stream was confirmed then */
    static Verdict decide(Standing standing, @Nullable Awaited before, Patience patience) {
        Accepted accepted = standing.accepted();
        if (accepted.epoch() < standing.epoch() && standing.counted().epoch() < standing.epoch()) {
            return new Verdict.Unstated();
        }
        Counted counted = standing.counted().in(accepted.epoch());
        if (counted.epoch() > accepted.epoch() || counted.through() >= accepted.seq()) {
            return new Verdict.Confirmed();
        }
        Instant now = standing.now();
        long written = standing.relaying().end();
        Awaited awaited = before == null
                ? Awaited.from(accepted, counted, written, now)
                : before.look(accepted, counted, written, now);
        if (counted.highest() > counted.through() && reached(awaited.unmovedSince(), patience.gap(), now)) {
            return new Verdict.Hole(awaited, counted.through() + 1, counted.highest() - 1);
        }
        if (reached(awaited.since(), patience.missing(), now)
                && standing.flow().hasPassed(awaited.acceptedAt(), now, patience.missing())
                && !standing.relaying().mayStillSend(awaited.writtenBefore(), now)) {
            return new Verdict.Hole(awaited, counted.through() + 1, awaited.seq());
        }
        return new Verdict.Behind(awaited);
    }

    private static boolean reached(Instant since, Duration patience, Instant now) {
        return !since.plus(patience).isAfter(now);
    }
}

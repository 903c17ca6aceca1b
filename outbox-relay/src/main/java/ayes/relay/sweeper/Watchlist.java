package ayes.relay.sweeper;

import ayes.event.SessionId;
import ayes.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The streams that are not confirmed through their last event, and what was decided about each. One thread's own. */
final class Watchlist {

    /**
     * A stream whose verdict was just given.
     *
     * @param partition of everything that belongs to its session
     */
    record Judged(Accepted accepted, int partition, Counted counted, Sweep.Verdict verdict) {}

    private static final class Watched {
        private Accepted accepted;
        private @Nullable Awaited awaited;
        private @Nullable Repair repair;
        private boolean holed;
        private int statements;
        private Instant stateAgain = Instant.EPOCH;

        private Watched(Accepted accepted) {
            this.accepted = accepted;
        }
    }

    private static final Duration STATEMENT_PAUSE = Duration.ofSeconds(3);
    private static final int MOST_DOUBLINGS = 6;

    private final Map<UUID, Watched> watched = new HashMap<>();
    private final CountedStreams streams;
    private final Sweep.Patience patience;

    Watchlist(CountedStreams streams, Sweep.Patience patience) {
        this.streams = streams;
        this.patience = patience;
    }

    void watch(Accepted accepted) {
        Watched known = watched.get(accepted.stream());
        if (known == null) {
            watched.put(accepted.stream(), new Watched(accepted));
        } else if (accepted.newerThan(known.accepted)) {
            known.accepted = accepted;
        }
    }

    /** Decides about every stream on the list. */
    List<Judged> judge(long epoch, Relaying relaying, Instant now) {
        Map<Integer, Flow> flows = new HashMap<>();
        List<Judged> judged = new ArrayList<>(watched.size());
        for (Watched one : watched.values()) {
            Accepted accepted = one.accepted;
            Counted counted = streams.of(accepted.stream());
            String key = Topics.key(new SessionId(accepted.session()));
            int partition = Topics.partition(key, Topics.PARTITIONS);
            Flow flow = flows.computeIfAbsent(partition, streams::flow);
            Sweep.Verdict verdict = Sweep.decide(
                    new Sweep.Standing(accepted, counted, epoch, flow, relaying, now), one.awaited, patience);
            judged.add(new Judged(accepted, partition, counted, verdict));
            note(one, verdict);
        }
        return judged;
    }

    private static void note(Watched one, Sweep.Verdict verdict) {
        one.awaited = switch (verdict) {
            case Sweep.Verdict.Confirmed _, Sweep.Verdict.Unstated _ -> null;
            case Sweep.Verdict.Behind(Awaited awaited) -> awaited;
            case Sweep.Verdict.Hole hole -> hole.awaited();
        };
        if (verdict instanceof Sweep.Verdict.Confirmed) {
            one.repair = null;
            one.holed = false;
        }
    }

    /** Confirmed, compared and said: there is nothing to watch until something is accepted. */
    void settled(UUID stream) {
        watched.remove(stream);
    }

    /** Whether it may be stated anew now; then not again before that could be counted, and ever more rarely. */
    boolean mayStateAnew(UUID stream, Instant now) {
        Watched one = watched.get(stream);
        if (one == null || now.isBefore(one.stateAgain)) {
            return false;
        }
        one.stateAgain = now.plus(STATEMENT_PAUSE.multipliedBy(1L << Math.min(one.statements++, MOST_DOUBLINGS)));
        return true;
    }

    /** True once for every hole. */
    boolean isNewHole(UUID stream) {
        Watched one = watched.get(stream);
        boolean isNew = one != null && !one.holed;
        if (one != null) {
            one.holed = true;
        }
        return isNew;
    }

    @Nullable
    Repair repairOf(UUID stream) {
        Watched one = watched.get(stream);
        return one == null ? null : one.repair;
    }

    void repaired(UUID stream, Repair repair) {
        Watched one = watched.get(stream);
        if (one != null) {
            one.repair = repair;
        }
    }

    int size() {
        return watched.size();
    }
}

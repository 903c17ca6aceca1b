package ayes.relay.sweeper;

import ayes.event.SessionId;
import ayes.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The streams that are not confirmed through their last event, and what was decided about each. Those that are counted, and said to be,
 * and only wait to be compared, rest and take turns: after a sweeper's start that is every stream there is. One thread's own.
 */
final class Watchlist {

    /**
     * A stream whose verdict was just given.
     *
     * @param partition of everything that belongs to its session
     */
    record Judged(Accepted accepted, int partition, Counted counted, Sweep.Verdict verdict) {}

    private static final class Watched {
        private final int partition;
        private Accepted accepted;
        private @Nullable Awaited awaited;
        private @Nullable Repair repair;
        private boolean holed;
        private int statements;
        private Instant stateAgain = Instant.EPOCH;

        private Watched(Accepted accepted) {
            this.accepted = accepted;
            partition = Topics.partition(Topics.key(new SessionId(accepted.session())), Topics.PARTITIONS);
        }
    }

    private static final Duration STATEMENT_PAUSE = Duration.ofSeconds(3);
    private static final int MOST_DOUBLINGS = 6;

    private final Map<UUID, Watched> moving = new HashMap<>();

    /** Whose turn is next comes first. */
    private final Map<UUID, Watched> resting = new LinkedHashMap<>();

    private final CountedStreams streams;
    private final Sweep.Patience patience;

    Watchlist(CountedStreams streams, Sweep.Patience patience) {
        this.streams = streams;
        this.patience = patience;
    }

    void watch(Accepted accepted) {
        Watched known = find(accepted.stream());
        if (known == null) {
            moving.put(accepted.stream(), new Watched(accepted));
        } else if (accepted.newerThan(known.accepted)) {
            known.accepted = accepted;
            wake(accepted.stream());
        }
    }

    private @Nullable Watched find(UUID stream) {
        Watched one = moving.get(stream);
        return one == null ? resting.get(stream) : one;
    }

    /**
     * Decides about every stream that moves, and about those that rest in turn.
     *
     * @param turns how many of those at most
     */
    List<Judged> judge(long epoch, Relaying relaying, Instant now, int turns) {
        List<Watched> due = new ArrayList<>(moving.values());
        resting.values().stream().limit(turns).forEach(due::add);
        Map<Integer, Flow> flows = new HashMap<>();
        List<Judged> judged = new ArrayList<>(due.size());
        for (Watched one : due) {
            Accepted accepted = one.accepted;
            Counted counted = streams.of(accepted.stream());
            Flow flow = flows.computeIfAbsent(one.partition, streams::flow);
            Sweep.Verdict verdict = Sweep.decide(
                    new Sweep.Standing(accepted, counted, epoch, flow, relaying, now), one.awaited, patience);
            judged.add(new Judged(accepted, one.partition, counted, verdict));
            note(one, verdict);
        }
        return judged;
    }

    private void note(Watched one, Sweep.Verdict verdict) {
        one.awaited = switch (verdict) {
            case Sweep.Verdict.Confirmed _, Sweep.Verdict.Unstated _ -> null;
            case Sweep.Verdict.Behind(Awaited awaited) -> awaited;
            case Sweep.Verdict.Hole hole -> hole.awaited();
        };
        if (verdict instanceof Sweep.Verdict.Confirmed) {
            one.repair = null;
            one.holed = false;
        } else {
            wake(one.accepted.stream());
        }
    }

    /** It is counted, and that was said; what is left is to compare it. Until then it waits behind the others that rest. */
    void rest(UUID stream) {
        Watched one = find(stream);
        if (one != null) {
            moving.remove(stream);
            resting.remove(stream);
            resting.put(stream, one);
        }
    }

    /** It is looked at every time from now on. */
    void wake(UUID stream) {
        Watched one = resting.remove(stream);
        if (one != null) {
            moving.put(stream, one);
        }
    }

    void wakeAll() {
        moving.putAll(resting);
        resting.clear();
    }

    /** Confirmed, compared and said: there is nothing to watch until something is accepted. */
    void settled(UUID stream) {
        moving.remove(stream);
        resting.remove(stream);
    }

    /** Whether it may be stated anew now; then not again before that could be counted, and ever more rarely. */
    boolean mayStateAnew(UUID stream, Instant now) {
        Watched one = find(stream);
        if (one == null || now.isBefore(one.stateAgain)) {
            return false;
        }
        one.stateAgain = now.plus(STATEMENT_PAUSE.multipliedBy(1L << Math.min(one.statements++, MOST_DOUBLINGS)));
        return true;
    }

    /** True once for every hole. */
    boolean isNewHole(UUID stream) {
        Watched one = find(stream);
        boolean isNew = one != null && !one.holed;
        if (one != null) {
            one.holed = true;
        }
        return isNew;
    }

    @Nullable
    Repair repairOf(UUID stream) {
        Watched one = find(stream);
        return one == null ? null : one.repair;
    }

    void repaired(UUID stream, Repair repair) {
        Watched one = find(stream);
        if (one != null) {
            one.repair = repair;
        }
    }

    /** How many are looked at every time. */
    int moving() {
        return moving.size();
    }

    /** How many only wait to be compared. */
    int resting() {
        return resting.size();
    }

    boolean isEmpty() {
        return moving.isEmpty() && resting.isEmpty();
    }
}

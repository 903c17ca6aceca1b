package ayes.processor.streams;

import ayes.event.Recorded;
import ayes.fold.DenseFold;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The states of one task's streams, in their store. The base of a stream is a record under the stream's key. An event that
 * waits above a hole is a record of its own, under {@code ~<stream's key> <seq> <accepted> <kind>}: a state that were one record
 * would be written anew, with a thousand events in it, for each further event.
 *
 * <p>Bases are put before the events they took in are deleted. A crash between the two leaves events that are counted
 * already, and they are known by their numbers.
 */
final class States<T> {

    /** Sorts after every key of a stream. */
    private static final String WAITING = "~";

    private final DenseFold<T> fold;
    private final KeyValueStore<String, StateOf<T>> store;
    private final TallyMetrics metrics;

    /** Streams with records of waiting events: they are the ones that are expensive to read. */
    private final Map<String, Hole<T>> holes = new HashMap<>();

    /**
     * @param stored what the store has, in records of this form; null for nothing
     * @param state what is true, which may be more after a crash
     * @param whole the base with all waiting events in it
     */
    private record Hole<T>(
            @Nullable StateOf<T> stored,
            StateOf<T> state,
            @Nullable T whole) {}

    States(DenseFold<T> fold, KeyValueStore<String, StateOf<T>> store, TallyMetrics metrics) {
        this.fold = fold;
        this.store = store;
        this.metrics = metrics;
    }

    /** Reads what an earlier owner has left, and tells every stream's state. */
    void resume(BiConsumer<String, StateOf<T>> each) {
        waitingByStream().forEach((key, waiting) -> resumeHole(key, store.get(key), waiting));
        try (var all = store.range(null, WAITING)) {
            while (all.hasNext()) {
                var entry = all.next();
                if (!entry.value.above().isEmpty()) { // as versions before this one put it
                    remember(entry.key, new Hole<>(null, entry.value, fold.whole(entry.value)));
                }
                each.accept(entry.key, Objects.requireNonNull(read(entry.key)));
            }
        }
    }

    @Nullable
    StateOf<T> read(String key) {
        Hole<T> hole = holes.get(key);
        return hole == null ? store.get(key) : hole.state();
    }

    /** As screens show it; null while there is nothing true to show. */
    @Nullable
    T shown(String key, StateOf<T> state) {
        Hole<T> hole = holes.get(key);
        return hole == null || hole.state() != state ? fold.shown(state) : fold.shown(state, hole.whole());
    }

    /** A state that did not change is put again, because the last time may not have been durable; what waits is not. */
    void put(String key, @Nullable StateOf<T> read, StateOf<T> state) {
        Hole<T> hole = holes.get(key);
        StateOf<T> stored = hole == null ? read : hole.stored();
        if (stored == null || stored == state || stored.base() != state.base()) {
            store.put(key, new StateOf<>(state.base(), List.of()));
        }
        putWaiting(key, stored == null ? List.of() : stored.above(), state.above());
        if (state.above().isEmpty()) {
            forget(key);
        } else {
            remember(key, new Hole<>(state, state, whole(hole, state)));
        }
    }

    void leave() {
        metrics.holes(-holes.size());
        holes.clear();
    }

    private Map<String, List<Recorded>> waitingByStream() {
        var waiting = new HashMap<String, List<Recorded>>();
        try (var all = store.range(WAITING, null)) {
            while (all.hasNext()) {
                var entry = all.next();
                waiting.computeIfAbsent(streamOf(entry.key), _ -> new ArrayList<>())
                        .addAll(entry.value.above());
            }
        }
        return waiting;
    }

    /** Takes the waiting events again: what the base has already drops out. */
    private void resumeHole(String key, @Nullable StateOf<T> base, List<Recorded> waiting) {
        StateOf<T> state = base;
        for (Recorded event : waiting) {
            state = fold.take(state, event).state();
        }
        if (state != null) {
            var stored = new StateOf<>(base == null ? null : base.base(), waiting);
            remember(key, new Hole<>(stored, state, fold.whole(state)));
        }
    }

    private @Nullable T whole(@Nullable Hole<T> before, StateOf<T> state) {
        return before == null ? fold.whole(state) : fold.whole(before.state(), before.whole(), state);
    }

    private void remember(String key, Hole<T> hole) {
        metrics.holes(holes.put(key, hole) == null ? 1 : 0);
    }

    private void forget(String key) {
        metrics.holes(holes.remove(key) == null ? 0 : -1);
    }

    /** Both are in order, and share what stays. */
    private void putWaiting(String key, List<Recorded> before, List<Recorded> after) {
        int old = 0;
        int now = 0;
        while (old < before.size() || now < after.size()) {
            if (now == after.size() || (old < before.size() && comesFirst(before.get(old), after.get(now)))) {
                store.delete(keyOf(key, before.get(old++)));
            } else if (old < before.size() && before.get(old) == after.get(now)) {
                old++;
                now++;
            } else {
                Recorded event = after.get(now++);
                store.put(keyOf(key, event), new StateOf<>(null, List.of(event)));
            }
        }
    }

    private static boolean comesFirst(Recorded old, Recorded now) {
        return old != now && DenseFold.IN_ORDER.compare(old, now) <= 0;
    }

    /** Events of one number are told apart: a repair has the number of what it stands in for. */
    private static String keyOf(String stream, Recorded event) {
        String kind = event.event().getClass().getSimpleName();
        return "%s%s %016x %s %s".formatted(WAITING, stream, event.seq(), event.acceptedAt(), kind);
    }

    private static String streamOf(String key) {
        return key.substring(WAITING.length(), key.indexOf(' '));
    }
}

package ayes.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import ayes.event.Recorded;
import ayes.fold.Counted;
import ayes.fold.Verdict;
import ayes.topic.Topics;
import ayes.wire.StateOf;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One task's streams of one kind: takes their events, keeps their states, shows their values.
 *
 * <p>Every event puts its state and shows its value again, also one that changes nothing. It may have been counted just
 * before a crash that swallowed the output; to skip it silently would lose that output for good (KAFKA-12508).
 */
final class Lane<T> {

    private final StreamKind<T> kind;
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<String, StateOf<T>> states;
    private final Conflation conflation;
    private final TallyMetrics metrics;

    /** States in which events wait, as they were put: they are the ones that are expensive to read. */
    private final Map<String, StateOf<T>> holes = new HashMap<>();

    Lane(StreamKind<T> kind, ProcessorContext<byte[], byte[]> context, Duration interval, TallyMetrics metrics) {
        this.kind = kind;
        this.context = context;
        this.states = context.getStateStore(kind.store());
        this.conflation = new Conflation(interval.toMillis());
        this.metrics = metrics;
    }

    /** What an earlier owner held back to spare the screens is live: only such values are ever held back. */
    void resume() {
        try (var all = states.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                T shown = kind.fold().shown(entry.value);
                if (shown != null && kind.isLive().test(shown)) {
                    conflation.holdBack(entry.key);
                }
                watchHole(entry.key, entry.value);
            }
        }
    }

    void take(String key, Recorded event) {
        Counted<T> counted = kind.fold().take(read(key), event);
        metrics.took(counted.verdict());
        if (counted.verdict() == Verdict.LEFT_OUT) {
            return; // it did not become part of the state, so there is nothing to put
        }
        states.put(key, counted.state());
        watchHole(key, counted.state());
        T shown = kind.fold().shown(counted.state());
        if (shown != null) {
            showNowOrSoon(key, shown, counted.verdict());
        }
    }

    void tick() {
        for (String key : conflation.heldBack()) {
            StateOf<T> state = read(key);
            T shown = state == null ? null : kind.fold().shown(state);
            if (shown != null) {
                show(key, shown);
            }
        }
    }

    private @Nullable StateOf<T> read(String key) {
        StateOf<T> waiting = holes.get(key);
        return waiting == null ? states.get(key) : waiting;
    }

    void leave() {
        metrics.holes(-holes.size());
        holes.clear();
    }

    /**
     * The first change shows at once. So does the last: a poll that is not open any more is not shown again by the next
     * owner of its state, so what has changed must be on its way before progress is committed.
     */
    private void showNowOrSoon(String key, T shown, Verdict verdict) {
        boolean changed = verdict != Verdict.REPEATED && verdict != Verdict.STALE;
        boolean mustNotWait = changed && !kind.isLive().test(shown);
        if (mustNotWait || conflation.isQuiet(key, context.currentSystemTimeMs())) {
            show(key, shown);
        } else {
            conflation.holdBack(key);
        }
    }

    private void show(String key, T shown) {
        long now = context.currentSystemTimeMs();
        var headers = new RecordHeaders()
                .add(Topics.VERSION_HEADER, kind.version().apply(shown).toBytes());
        context.forward(
                new Record<>(key.getBytes(UTF_8), kind.topic().codec().encode(shown), now, headers), kind.sink());
        conflation.shown(key, now);
    }

    private void watchHole(String key, StateOf<T> state) {
        if (state.above().isEmpty()) {
            metrics.holes(holes.remove(key) == null ? 0 : -1);
        } else {
            metrics.holes(holes.put(key, state) == null ? 1 : 0);
        }
    }
}

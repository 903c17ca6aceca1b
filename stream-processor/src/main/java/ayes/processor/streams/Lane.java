package ayes.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import ayes.event.Recorded;
import ayes.fold.Counted;
import ayes.fold.Verdict;
import ayes.topic.Topics;
import ayes.wire.StateOf;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One task's streams of one kind: takes their events, keeps their states, shows their values.
 *
 * <p>Every event puts its state and shows its value again, also one that changes nothing. It may have been counted just
 * before a crash that swallowed the output; to skip it silently would lose that output for good (KAFKA-12508).
 */
final class Lane<T> {

    private final StreamKind<T> kind;
    private final ProcessorContext<byte[], byte[]> context;
    private final States<T> states;
    private final Conflation conflation;
    private final TallyMetrics metrics;

    Lane(StreamKind<T> kind, ProcessorContext<byte[], byte[]> context, Duration interval, TallyMetrics metrics) {
        this.kind = kind;
        this.context = context;
        KeyValueStore<String, StateOf<T>> store = context.getStateStore(kind.store());
        this.states = new States<>(kind.fold(), store, metrics);
        this.conflation = new Conflation(interval.toMillis());
        this.metrics = metrics;
    }

    /** What an earlier owner held back to spare the screens is live: only such values are ever held back. */
    void resume() {
        states.resume((key, state) -> {
            T shown = states.shown(key, state);
            if (shown != null && kind.isLive().test(shown)) {
                conflation.holdBack(key);
            }
        });
    }

    void take(String key, Recorded event) {
        StateOf<T> before = states.read(key);
        Counted<T> counted = kind.fold().take(before, event);
        metrics.took(counted.verdict());
        if (counted.verdict() == Verdict.LEFT_OUT) {
            return; // it did not become part of the state, so there is nothing to put
        }
        states.put(key, before, counted.state());
        T shown = states.shown(key, counted.state());
        if (shown != null) {
            showNowOrSoon(key, shown, counted.verdict());
        }
    }

    void tick() {
        for (String key : conflation.heldBack()) {
            StateOf<T> state = states.read(key);
            T shown = state == null ? null : states.shown(key, state);
            if (shown != null) {
                show(key, shown);
            }
        }
    }

    void leave() {
        states.leave();
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
}

package ayes.processor.streams;

import ayes.fold.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What this step tells about itself. */
public final class TallyMetrics {

    /** Events taken, by what became of them: {@code verdict} is one of {@link Verdict#label()}. */
    public static final String EVENTS = "ayes.processor.events";

    /** Records that could not be read. Every one deserves an alert. */
    public static final String DEAD_LETTERS = "ayes.processor.dead-letters";

    /** Streams of this process in which events wait above a hole. Not 0 for more than seconds: nothing repairs it. */
    public static final String OPEN_HOLES = "ayes.processor.open-holes";

    private final Map<Verdict, Counter> events = new EnumMap<>(Verdict.class);
    private final Counter deadLetters;
    private final AtomicLong openHoles = new AtomicLong();

    public TallyMetrics(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            events.put(verdict, registry.counter(EVENTS, "verdict", verdict.label()));
        }
        deadLetters = registry.counter(DEAD_LETTERS);
        Gauge.builder(OPEN_HOLES, openHoles, AtomicLong::get).register(registry);
    }

    void took(Verdict verdict) {
        Objects.requireNonNull(events.get(verdict)).increment();
    }

    void buried() {
        deadLetters.increment();
    }

    void holes(int more) {
        openHoles.addAndGet(more);
    }
}

package ayes.replay.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator sees of this step. */
public final class ReplayMetrics {

    final Counter lines;
    final Counter unreadable;
    final Counter stalled;
    final AtomicInteger running;

    public ReplayMetrics(MeterRegistry registry) {
        this.lines = registry.counter("ayes.replay.lines");
        this.unreadable = registry.counter("ayes.replay.unreadable");
        this.stalled = registry.counter("ayes.replay.stalled");
        this.running = registry.gauge("ayes.replay.exports.running", new AtomicInteger());
    }
}

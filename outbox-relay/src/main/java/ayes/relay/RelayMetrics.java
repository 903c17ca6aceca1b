package ayes.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What the relay and the sweeper measure, and the names of it. */
public final class RelayMetrics {

    private static final List<String> STATES =
            List.of("stopped", "waiting", "standby", "preparing", "healing", "streaming", "recovering", "halted");

    /** More would be a burden on whoever keeps them. */
    private static final int NAMED_STREAMS = 20;

    private final MeterRegistry registry;
    private final Counter rows;
    private final DistributionSummary batch;
    private final Counter healed;
    private final Counter swept;
    private final Counter holes;
    private final Counter unrepairable;
    private final Counter differences;
    private final Counter statements;
    private final Counter lostInLog;
    private final MultiGauge behind;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong unconfirmed = new AtomicLong();
    private final AtomicLong uncompared = new AtomicLong();

    public RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        rows = Counter.builder("ayes.relay.rows")
                .description("Outbox rows that the log has acknowledged")
                .register(registry);
        batch = DistributionSummary.builder("ayes.relay.batch")
                .description("Rows in one batch")
                .register(registry);
        healed = republished(registry, "relay");
        swept = republished(registry, "sweeper");
        holes = Counter.builder("ayes.relay.holes")
                .description("Holes that the sweeper found")
                .register(registry);
        unrepairable = Counter.builder("ayes.relay.unrepairable")
                .description("Missing events that the outbox no longer holds")
                .register(registry);
        differences = Counter.builder("ayes.relay.differences")
                .description("Tallies that said something else than the database at the same seq, or were ahead of it")
                .register(registry);
        statements = Counter.builder("ayes.relay.statements")
                .description("Streams that the sweeper stated anew")
                .register(registry);
        lostInLog = Counter.builder("ayes.relay.lost-in-log")
                .description("Counted events that the log had lost, and that were sent again")
                .register(registry);
        behind = MultiGauge.builder("ayes.relay.behind")
                .description("Events accepted and not counted, of the streams that are furthest behind")
                .register(registry);
        Gauge.builder("ayes.relay.lag", lag, AtomicLong::get)
                .description("Write-ahead log that the slot still holds back")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("ayes.relay.unconfirmed", unconfirmed, AtomicLong::get)
                .description("Streams not counted through their last event")
                .register(registry);
        Gauge.builder("ayes.relay.uncompared", uncompared, AtomicLong::get)
                .description("Streams that are counted, and not compared with the database yet")
                .register(registry);
    }

    private static Counter republished(MeterRegistry registry, String by) {
        return Counter.builder("ayes.relay.republished")
                .description("Outbox rows sent again")
                .tag("by", by)
                .register(registry);
    }

    /** One gauge per state, 1 for the one that holds. */
    public void watch(RelayStatus status) {
        Gauge.builder("ayes.relay.sweep-age", status, s -> s.sinceLastSweep().toMillis() / 1000.0)
                .description("Time since the sweeper last looked, or waited for its turn")
                .baseUnit("seconds")
                .register(registry);
        for (String state : STATES) {
            Gauge.builder("ayes.relay.state", status, s -> s.relay().label().equals(state) ? 1 : 0)
                    .description("Where the relay stands")
                    .tag("state", state)
                    .register(registry);
        }
    }

    public void relayed(int count) {
        rows.increment(count);
        batch.record(count);
    }

    public void healed(int count) {
        healed.increment(count);
    }

    public void swept(int count) {
        swept.increment(count);
    }

    public void foundHole() {
        holes.increment();
    }

    public void cannotRepair(long count) {
        unrepairable.increment((double) count);
    }

    public void foundDifference() {
        differences.increment();
    }

    public void statedAnew() {
        statements.increment();
    }

    public void missedInLog(long count) {
        lostInLog.increment((double) count);
    }

    /** @param events by stream; none for those that are counted through their last */
    public void behind(Map<UUID, Long> events) {
        behind.register(
                events.entrySet().stream()
                        .sorted(Map.Entry.<UUID, Long>comparingByValue().reversed())
                        .limit(NAMED_STREAMS)
                        .map(one ->
                                MultiGauge.Row.of(Tags.of("stream", one.getKey().toString()), one.getValue()))
                        .toList(),
                true);
    }

    public void lag(long bytes) {
        lag.set(bytes);
    }

    /**
     * What the sweeper watches, in streams.
     *
     * @param behind their tallies are, or say something else than the database
     * @param toCompare they are counted, and that is all that is known yet
     */
    public void watched(int behind, int toCompare) {
        unconfirmed.set(behind);
        uncompared.set(toCompare);
    }
}

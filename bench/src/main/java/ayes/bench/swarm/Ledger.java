package ayes.bench.swarm;

import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What all viewers of one process see, added up as it happens. On their one thread. */
final class Ledger {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(20);
    private static final int DIGITS = 3;

    private final long[] counts = new long[Count.values().length];
    private final Histogram[] spreads = new Histogram[Spread.values().length];
    private long from = Long.MAX_VALUE;

    Ledger() {
        for (int i = 0; i < spreads.length; i++) {
            spreads[i] = histogram();
        }
    }

    static Histogram histogram() {
        return new Histogram(HIGHEST_MICROS, DIGITS);
    }

    /** Forgets all so far. Tallies produced before this moment do not count from now on. */
    void begin(long nowMicros) {
        from = nowMicros;
        Arrays.fill(counts, 0);
        for (Histogram spread : spreads) {
            spread.reset();
        }
    }

    /** Whether a tally of that moment belongs to what is measured. */
    boolean covers(long atMicros) {
        return atMicros >= from;
    }

    void add(Count what, long more) {
        counts[what.ordinal()] += more;
    }

    void note(Spread of, long value) {
        spreads[of.ordinal()].recordValue(Math.clamp(value, 0, HIGHEST_MICROS));
    }

    /** @param viewers that are connected now */
    Seen seen(long viewers) {
        Map<Count, Long> sums = new EnumMap<>(Count.class);
        for (Count each : Count.values()) {
            sums.put(each, counts[each.ordinal()]);
        }
        sums.put(Count.VIEWERS, viewers);
        Map<Spread, Histogram> copies = new EnumMap<>(Spread.class);
        for (Spread each : Spread.values()) {
            copies.put(each, spreads[each.ordinal()].copy());
        }
        return new Seen(sums, copies);
    }
}

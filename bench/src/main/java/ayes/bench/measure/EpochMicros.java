package ayes.bench.measure;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The wall clock in microseconds, as tallies carry it. Processes of one machine read the same clock. */
public final class EpochMicros {

    private static final long IN_A_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final int NANOS = 1_000;

    private EpochMicros() {}

    public static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * IN_A_SECOND + now.getNano() / NANOS;
    }
}

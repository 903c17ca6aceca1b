package ayes.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The machine's time as of the start, and what has passed since by a counter that nobody sets. A clock that is put back by an hour
 * would otherwise stop for that hour whatever waits for a moment: the sweeper's next look, the next tally, a heartbeat.
 */
public final class SteadyClock implements InstantSource {

    private final Instant start;
    private final LongSupplier nanos;
    private final long startNanos;

    private SteadyClock(Instant start, LongSupplier nanos) {
        this.start = start;
        this.nanos = nanos;
        startNanos = nanos.getAsLong();
    }

    /**
     * Of this machine.
     *
     * @param offset added to the machine's time; anything but zero rehearses a machine whose clock is wrong
     */
    public static SteadyClock begin(Duration offset) {
        return begin(InstantSource.offset(InstantSource.system(), offset), System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} counts them */
    public static SteadyClock begin(InstantSource wall, LongSupplier nanos) {
        return new SteadyClock(wall.instant(), nanos);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }
}

package ayes.verify.http;

import ayes.verify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks while a check runs gets the one that runs. A finished one is given again for a while, and the longer it took the
 * longer, so that nobody can make the database and the log busy with it.
 */
public final class OneCheckAtATime implements AutoCloseable {

    /** At most a fifth of the time is spent checking. */
    private static final int REST = 4;

    private final Supplier<Outcome> check;
    private final Duration keptFor;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ayes-verify").factory());

    private @Nullable CompletableFuture<Outcome> last;
    private Instant freshUntil = Instant.MIN;

    /**
     * @param check blocks
     * @param keptFor how long a finished one is given again at least
     */
    public OneCheckAtATime(Supplier<Outcome> check, Duration keptFor, InstantSource clock) {
        this.check = check;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /** The one that runs, or one that is fresh, or a new one. Does not block. Whoever takes it must not complete it. */
    public synchronized CompletableFuture<Outcome> ask() {
        CompletableFuture<Outcome> known = last;
        if (known != null && (!known.isDone() || clock.instant().isBefore(freshUntil))) {
            return known;
        }
        CompletableFuture<Outcome> next = CompletableFuture.supplyAsync(this::run, thread);
        last = next;
        return next;
    }

    private Outcome run() {
        Instant begin = clock.instant();
        try {
            return check.get();
        } finally {
            keep(Duration.between(begin, clock.instant()));
        }
    }

    private synchronized void keep(Duration took) {
        Duration rest = took.multipliedBy(REST);
        freshUntil = clock.instant().plus(rest.compareTo(keptFor) > 0 ? rest : keptFor);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

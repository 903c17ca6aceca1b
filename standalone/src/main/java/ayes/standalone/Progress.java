package ayes.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Tells the person at the keyboard what has started, how long it took, and what keeps them waiting. */
public final class Progress implements AutoCloseable {

    /** Longer than this without a word looks like a hang. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private final PrintStream out;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ayes-progress").factory());

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
    }

    /**
     * Does the work and prints a line when it is done, and every {@link #SLOW} until then.
     *
     * @param what as it is called while it starts
     * @param started how it is called once it has
     */
    public <T> T during(String what, Callable<T> work, Function<T, String> started) throws Exception {
        long begin = System.nanoTime();
        ScheduledFuture<?> slow = watch.scheduleAtFixedRate(
                () -> out.println("  slow: " + what + ", " + seconds(begin) + " so far"),
                SLOW.toMillis(),
                SLOW.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            T result = work.call();
            out.println(line(started.apply(result), seconds(begin)));
            return result;
        } finally {
            slow.cancel(false);
        }
    }

    static String line(String what, String took) {
        return String.format(Locale.ROOT, "  %-18s %7s", what, took);
    }

    public static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - sinceNanos) / 1e9);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}

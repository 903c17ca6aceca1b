package ayes.bench.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tallies at a rate, beside whatever else happens, until it is closed. */
public final class Feed implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Thread thread;
    private final AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
    private volatile boolean ended;

    /** @param rate tallies a second in each hall */
    public Feed(Sender sender, Halls halls, int rate) {
        var pace = new Pace(sender, halls, rate);
        thread = Thread.ofPlatform().start(() -> {
            try {
                while (!ended) {
                    pace.run(STEP);
                }
            } catch (IOException | RuntimeException e) {
                trouble.set(e);
            }
        });
    }

    /** Returns when the last tally is on its way. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
        Exception broken = trouble.get();
        if (broken != null) {
            throw new IllegalStateException("the tallies stopped", broken);
        }
    }
}

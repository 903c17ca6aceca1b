package ayes.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in the opposite order. A stop may come in the middle of a start (Ctrl-C): what
 * starts after that is stopped at once, so that nothing is left behind.
 */
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean stopping;

    /** @throws InterruptedException if a stop came in the meantime; the new part has been stopped then */
    synchronized <T extends AutoCloseable> T add(T part) throws InterruptedException {
        if (stopping) {
            stop(part);
            throw new InterruptedException("stopped while starting");
        }
        started.push(part);
        return part;
    }

    synchronized boolean isEmpty() {
        return started.isEmpty();
    }

    /** From now on nothing starts any more. */
    synchronized void refuseMore() {
        stopping = true;
    }

    /** Once: a second call finds nothing to do. */
    @Override
    public synchronized void close() {
        stopping = true;
        boolean _ = Thread.interrupted(); // Ctrl-C may have interrupted this thread's start; its stop is to be clean
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    /** One that does not stop must not keep the others from stopping. */
    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LoggerFactory.getLogger(Started.class).error("{} did not stop cleanly", part, e);
        }
    }
}

package ayes.bench.fanout;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, ended in the opposite order: by the end of the bench, or by Ctrl-C. */
final class Parts implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    Parts() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                close();
            } catch (Exception e) {
                System.err.println("Not everything could be ended: " + e);
            }
        }));
    }

    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() throws Exception {
        Exception first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

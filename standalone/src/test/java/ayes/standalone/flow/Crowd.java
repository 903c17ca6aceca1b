package ayes.standalone.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Many at once, as a room full of phones behind one access point may be. */
final class Crowd {

    private static final int AT_ONCE = 64;

    private Crowd() {}

    interface Nth<T> {
        T run(int i) throws Exception;
    }

    /** What each did, in order. */
    static <T> List<T> of(int size, Nth<T> work) throws Exception {
        var permits = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < size; i++) {
                int n = i;
                running.add(threads.submit(() -> {
                    permits.acquire();
                    try {
                        return work.run(n);
                    } finally {
                        permits.release();
                    }
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}

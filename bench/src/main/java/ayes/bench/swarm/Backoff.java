package ayes.bench.swarm;

/** When a page comes back, as our own pages reckon it: full jitter, within the server's window whenever it named one. */
final class Backoff {

    private static final long BASE_MS = 1_000;
    private static final long CAP_MS = 15_000;

    /** Doubling beyond this is above the cap anyway. */
    private static final int MOST_DOUBLINGS = 10;

    private Backoff() {}

    /**
     * Milliseconds to wait.
     *
     * @param attempt 0-based
     * @param windowMs the server's own {@code retryMs}; 0 if it named none
     * @param random 0 to 1
     */
    static long millis(int attempt, long windowMs, double random) {
        long ceiling = windowMs > 0 ? windowMs : Math.min(CAP_MS, BASE_MS << Math.min(attempt, MOST_DOUBLINGS));
        return Math.round(random * ceiling);
    }
}

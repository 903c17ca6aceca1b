package ayes.bench.swarm;

import java.util.concurrent.TimeUnit;

/** How often a viewer has tried to connect, and when it tries again, as our own pages do. */
final class Tries {

    /** A server that takes us in only to drop us at once is not back yet. */
    private static final long SETTLED_MICROS = TimeUnit.SECONDS.toMicros(5);

    private int door;
    private int attempt;
    private int refusedInARow;
    private long windowMs;
    private long connectedAt;
    private boolean heard;

    /** Which server is asked next, out of so many. */
    int door(int servers) {
        return Math.floorMod(door, servers);
    }

    void startAt(int door) {
        this.door = door;
    }

    /** Whether it was ever let in: what comes then is coming back. */
    boolean isComingBack() {
        return connectedAt > 0;
    }

    void connected(long nowMicros) {
        connectedAt = nowMicros;
        refusedInARow = 0;
        heard = false;
    }

    void heard() {
        heard = true;
    }

    /** @param windowMs within which the server wants it back elsewhere */
    void goAway(long windowMs) {
        this.windowMs = windowMs;
    }

    /** Milliseconds until it comes back after a connection that ended. */
    long lost(long nowMicros, double random) {
        if (heard && nowMicros - connectedAt > SETTLED_MICROS) {
            attempt = 0;
        }
        return next(random);
    }

    /**
     * Milliseconds until it tries again after a refusal. The other servers are asked first, without waiting: whoever balances the load
     * takes a failed attempt elsewhere.
     */
    long refused(int servers, double random) {
        door++;
        refusedInARow++;
        return refusedInARow % servers == 0 ? next(random) : 0;
    }

    private long next(double random) {
        long millis = Backoff.millis(attempt, windowMs, random);
        attempt++;
        windowMs = 0;
        return millis;
    }
}

package ayes.bench.swarm;

import java.util.Arrays;

/** When one viewer first showed each {@code through}. Nothing is kept before {@link #begin}. */
final class Shown {

    static final long NEVER = -1;
    private static final int FIRST_CAPACITY = 16;

    private long[] throughs = {};
    private long[] micros = {};
    private int count;
    private boolean noting;

    /** Forgets all so far. */
    void begin() {
        noting = true;
        throughs = new long[FIRST_CAPACITY];
        micros = new long[FIRST_CAPACITY];
        count = 0;
    }

    /** @param through -1 for a frame that says nothing of it */
    void note(long through, long nowMicros) {
        if (!noting || through <= through()) {
            return; // a screen never goes back, so the first that reaches a vote is the one that counts
        }
        if (count == throughs.length) {
            throughs = Arrays.copyOf(throughs, 2 * count);
            micros = Arrays.copyOf(micros, 2 * count);
        }
        throughs[count] = through;
        micros[count++] = nowMicros;
    }

    /** The highest that was noted; -1 if none was. */
    long through() {
        return count == 0 ? NEVER : throughs[count - 1];
    }

    /** Epoch µs at which it first showed this event or a later one; -1 if it has not. */
    long at(long seq) {
        int found = Arrays.binarySearch(throughs, 0, count, seq);
        int first = found >= 0 ? found : -found - 1;
        return first == count ? NEVER : micros[first];
    }
}

package ayes.bench.load;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** When one screen showed what. Written by its socket, read by whoever asks. */
public final class Showing {

    /** When each {@code through} was first shown, in nanoseconds of this JVM's clock. */
    private final ConcurrentSkipListMap<Long, Long> firstShown = new ConcurrentSkipListMap<>();

    void shows(long through, long nanos) {
        firstShown.putIfAbsent(through, nanos);
    }

    /** When it first showed this event or a later one; empty if it has not yet. */
    public OptionalLong at(long seq) {
        // A screen never goes back, so the lowest that reaches it was the first.
        Map.Entry<Long, Long> first = firstShown.ceilingEntry(seq);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.getValue());
    }

    /** 0 before the first frame. */
    public long through() {
        return firstShown.isEmpty() ? 0 : firstShown.lastKey();
    }
}

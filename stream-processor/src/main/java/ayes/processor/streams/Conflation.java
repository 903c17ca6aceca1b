package ayes.processor.streams;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When to show a value: the first change after a quiet interval at once, all others together at the next tick. A viewer
 * wants the latest value, not every value. Times in ms.
 */
final class Conflation {

    private final long interval;
    private final Map<String, Long> shownAt = new HashMap<>();
    private final Set<String> heldBack = new LinkedHashSet<>();

    Conflation(long interval) {
        this.interval = interval;
    }

    /** Whether this key has not been shown for an interval, or never by us. */
    boolean isQuiet(String key, long now) {
        Long last = shownAt.get(key);
        return last == null || now - last >= interval;
    }

    void shown(String key, long now) {
        shownAt.put(key, now);
        heldBack.remove(key);
    }

    void holdBack(String key) {
        heldBack.add(key);
    }

    /** The keys to show at this tick. */
    List<String> heldBack() {
        return List.copyOf(heldBack);
    }
}

package ayes.gateway;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer has yet to be told: names of frames, each at most once, in the order in which they became due. However slow
 * the viewer, this holds no more than a few names for each poll. Not thread-safe.
 */
final class Pending {

    private final LinkedHashSet<FrameKey> keys = new LinkedHashSet<>();

    /** Makes a frame due. Returns false if that spared one: it was due already, or a wider one is or now became so. */
    boolean add(FrameKey key) {
        if (isCovered(key)) {
            return false;
        }
        if (key instanceof FrameKey.Snapshot) {
            keys.clear();
        }
        FrameKey narrower = key.narrower();
        boolean conflates = narrower != null && keys.remove(narrower);
        keys.remove(new FrameKey.Ping());
        keys.add(key);
        return !conflates;
    }

    /** Removes and returns what is due first; null if nothing is. */
    @Nullable
    FrameKey next() {
        return keys.isEmpty() ? null : keys.removeFirst();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    private boolean isCovered(FrameKey key) {
        if (key instanceof FrameKey.Ping) {
            return !keys.isEmpty();
        }
        FrameKey wider = key.wider();
        return keys.contains(new FrameKey.Snapshot()) || keys.contains(key) || (wider != null && keys.contains(wider));
    }
}

package ayes.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became news to one class of viewers, and in which order: each frame's name once, at the number under which it last
 * changed. A viewer needs to remember nothing but the number up to which it was told. Immutable.
 */
public final class News {

    /** A frame that is due, and the number that a viewer has reached who got it. */
    public record Due(FrameKey frame, long number) {}

    static final News NONE = new News(0, new FrameKey[0], new long[0]);

    private final long last;
    private final FrameKey[] frames;
    private final long[] numbers;

    private News(long last, FrameKey[] frames, long[] numbers) {
        this.last = last;
        this.frames = frames;
        this.numbers = numbers;
    }

    /** The number that a viewer has reached who was told everything. */
    public long last() {
        return last;
    }

    /** With these at the end. What a wider frame now says is no news of its own any more. */
    News with(Set<FrameKey> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var keptFrames = new FrameKey[frames.length + changed.size()];
        var keptNumbers = new long[keptFrames.length];
        int kept = 0;
        for (int i = 0; i < frames.length; i++) {
            FrameKey wider = frames[i].wider();
            if (!changed.contains(frames[i]) && (wider == null || !changed.contains(wider))) {
                keptFrames[kept] = frames[i];
                keptNumbers[kept++] = numbers[i];
            }
        }
        long number = last;
        for (FrameKey frame : changed) {
            keptFrames[kept] = frame;
            keptNumbers[kept++] = ++number;
        }
        return new News(number, Arrays.copyOf(keptFrames, kept), Arrays.copyOf(keptNumbers, kept));
    }

    /**
     * What a viewer has yet to be told, in order.
     *
     * @param reached up to where it was told
     */
    public List<Due> since(long reached) {
        int first = frames.length;
        while (first > 0 && numbers[first - 1] > reached) {
            first--;
        }
        var due = new ArrayList<Due>(frames.length - first);
        for (int i = first; i < frames.length; i++) {
            if (!isSaidBefore(frames[i].wider(), first, i)) {
                due.add(new Due(frames[i], numbers[i]));
            }
        }
        return due;
    }

    private boolean isSaidBefore(@Nullable FrameKey wider, int from, int to) {
        return wider != null && Arrays.asList(frames).subList(from, to).contains(wider);
    }
}

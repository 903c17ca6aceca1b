package ayes.gateway;

import java.util.concurrent.atomic.LongAdder;

/** What went to viewers, and what did not have to. */
public final class Traffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();

    public void sent(int frames) {
        if (frames > 0) {
            sent.add(frames);
        }
    }

    public void conflated(long frames) {
        if (frames > 0) {
            conflated.add(frames);
        }
    }

    /** Frames handed to viewers' connections. */
    public long framesSent() {
        return sent.sum();
    }

    /** Frames that a newer one made needless before their viewer could take them. */
    public long framesConflated() {
        return conflated.sum();
    }
}

package ayes.gateway;

import java.util.concurrent.atomic.LongAdder;

/** What went to viewers, and what did not have to. */
public final class Traffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();

    void sent() {
        sent.increment();
    }

    void conflated() {
        conflated.increment();
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

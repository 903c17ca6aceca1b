package ayes.gateway;

import ayes.event.Tally;

/** One JSON object on its way to viewers: encoded once, shared by all of an audience, never changed. */
public final class Frame {

    private final byte[] utf8;

    Frame(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The answer to a plain {@code GET …/tally}. */
    public static Frame answer(Tally tally) {
        return Frames.answer(tally);
    }

    /**
     * The last frame before this gateway stops.
     *
     * @param retryMs within which time the viewer should come back
     */
    public static Frame goAway(long retryMs) {
        return Frames.goAway(retryMs);
    }

    /** The frame's own bytes, not a copy, so that ten thousand viewers share them. Nobody may write to them. */
    public byte[] utf8() {
        return utf8;
    }
}

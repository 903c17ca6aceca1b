package ayes.screen;

import ayes.event.Tally;

/** One JSON object on its way to viewers: encoded once, shared by all of an audience, never changed. */
public final class Frame {

    /** A sign of life, when there is nothing to tell. */
    public static final Frame PING = Frames.ping();

    private final byte[] utf8;
    private final String position;

    /** @param position what a viewer holds who got this, as {@link Resume#parse} reads it; empty if it says nothing of polls */
    Frame(byte[] utf8, String position) {
        this.utf8 = utf8;
        this.position = position;
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

    /**
     * How a replay goes.
     *
     * @param at what it shows, epoch µs
     * @param from its beginning, epoch µs
     * @param to its end, epoch µs
     * @param speed how many of its seconds go by in one of the viewer's
     * @param state playing, paused or ended
     */
    public static Frame replay(long at, long from, long to, double speed, String state) {
        return Frames.replay(at, from, to, speed, state);
    }

    /** For connections that cannot carry a close code of their own: the last frame on them. */
    public static Frame close(CloseCode code) {
        return Frames.close(code);
    }

    /** What a viewer may say it has who got this; empty if nothing. */
    public String position() {
        return position;
    }

    /** The frame's own bytes, not a copy, so that ten thousand viewers share them. Nobody may write to them. */
    public byte[] utf8() {
        return utf8;
    }
}

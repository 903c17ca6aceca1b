package ayes.replay.past;

/**
 * A session that plays again: which of its moments it shows at which moment of ours. Immutable; each method is a press of
 * a button.
 *
 * @param from epoch µs
 * @param speed how many of its seconds go by in one of ours
 * @param moment what it showed at {@code since}, epoch µs
 * @param since our clock, ns
 */
public record Playback(long from, double speed, boolean playing, long moment, long since) {

    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 100;

    /** How it goes, in the contract's words. */
    public enum State {
        PLAYING("playing"),
        PAUSED("paused"),
        ENDED("ended");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * Where it is.
     *
     * @param at epoch µs
     * @param to where it ends as far as is known, epoch µs
     */
    public record Now(long at, long from, long to, double speed, State state) {}

    public static Playback begin(long from, double speed, long now) {
        return new Playback(from, speed, true, from, now);
    }

    /** As it is, from this moment of ours on. */
    public Playback since(long now) {
        return new Playback(from, speed, playing, moment, now);
    }

    public Playback pause(long now, End end) {
        return new Playback(from, speed, false, at(now, end), now);
    }

    /** From its end it plays again from its beginning. */
    public Playback play(long now, End end) {
        long at = at(now, end);
        boolean over = end.isFixed() && at >= end.micros();
        return new Playback(from, speed, true, over ? from : at, now);
    }

    public Playback speed(double wanted, long now, End end) {
        double kept = Math.clamp(wanted, SLOWEST, FASTEST);
        return new Playback(from, kept, playing, at(now, end), now);
    }

    /** @param wanted epoch µs */
    public Playback seek(long wanted, long now, End end) {
        return new Playback(from, speed, playing, Math.clamp(wanted, from, Math.max(from, end.micros())), now);
    }

    /**
     * Where it ends.
     *
     * @param micros epoch µs
     * @param isFixed false for a session that runs: having caught up, it goes on with it
     */
    public record End(long micros, boolean isFixed) {}

    public Now now(long now, End end) {
        long at = at(now, end);
        State state = end.isFixed() && at >= end.micros() ? State.ENDED : playing ? State.PLAYING : State.PAUSED;
        return new Now(at, from, end.micros(), speed, state);
    }

    private long at(long now, End end) {
        double ahead = playing ? (now - since) / 1_000.0 * speed : 0;
        return Math.clamp(moment + (long) ahead, from, Math.max(from, end.micros()));
    }
}

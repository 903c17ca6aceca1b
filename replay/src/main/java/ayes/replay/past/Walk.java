package ayes.replay.past;

import ayes.wire.StateOf;
import org.jspecify.annotations.Nullable;

/** Goes from place to place of a track and knows where it was: a step ahead costs what lies in between. For one thread. */
final class Walk<T> {

    private final Track<T> track;
    private @Nullable StateOf<T> state;
    private int place;
    private int rewritten;

    Walk(Track<T> track) {
        this.track = track;
        this.rewritten = track.rewritten();
    }

    /** What screens showed there; null if that was nothing yet. */
    @Nullable
    T at(int wanted) {
        boolean isFar = wanted - place > Track.EVERY;
        if (wanted < place || isFar || rewritten != track.rewritten()) {
            state = track.bookmark(wanted);
            place = wanted - wanted % Track.EVERY;
            rewritten = track.rewritten();
        }
        StateOf<T> now = state;
        while (place < wanted) {
            now = track.fold().take(now, track.event(place++)).state();
        }
        state = now;
        return now == null ? null : track.fold().shown(now);
    }
}

package ayes.proof.history;

import java.util.List;
import java.util.UUID;

/**
 * One tally as one screen got it, from a snapshot or by itself.
 *
 * @param viewer unique for each screen; a screen that reconnects stays the same viewer
 * @param gateway that sent it
 */
public record Frame(
        String viewer,
        String gateway,
        UUID poll,
        long seq,
        long through,
        List<Long> counts,
        long voters,
        long receivedAt) {

    public Frame {
        counts = List.copyOf(counts);
    }
}

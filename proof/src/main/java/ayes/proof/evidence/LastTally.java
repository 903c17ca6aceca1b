package ayes.proof.evidence;

import java.util.List;
import java.util.UUID;

/** The newest record of a poll in {@code ayes.tallies}. */
public record LastTally(
        UUID poll, long epoch, long through, long highest, String status, int round, List<Long> counts, long voters) {

    public LastTally {
        counts = List.copyOf(counts);
    }
}

package ayes.proof.evidence;

import java.util.List;
import java.util.UUID;

/**
 * A row of {@code vote}.
 *
 * @param choices empty if it was taken back
 * @param seq of the event that made it so
 */
public record StandingVote(UUID poll, UUID participant, int round, List<Integer> choices, long revision, long seq) {

    public StandingVote {
        choices = List.copyOf(choices);
    }
}

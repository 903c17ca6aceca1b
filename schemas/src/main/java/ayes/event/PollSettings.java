package ayes.event;

/**
 * @param changeVote whether a participant may vote again or retract while the poll is open
 * @param results when participants may see the counts
 */
public record PollSettings(boolean changeVote, ResultsPolicy results) {

    public static final PollSettings DEFAULT = new PollSettings(true, ResultsPolicy.WHEN_REVEALED);
}

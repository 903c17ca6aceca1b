package ayes.proof.check;

/**
 * Something that must not be.
 *
 * @param harm what it did to votes
 * @param rule in a few words
 * @param sentence enough to find it: poll, participant, key, seq
 */
public record Violation(Harm harm, String rule, String sentence) {

    /** What a violation means to the people who voted. */
    public enum Harm {
        LOST,
        DOUBLED,
        ALTERED,
        /** The screens, the log or an answer say something that the database does not. */
        UNTRUE
    }
}

package ayes.verify;

/** What became of a check. */
public sealed interface Outcome {

    /** Everything could be read. */
    record Checked(Report report) implements Outcome {}

    /** @param sentence what could not be reached, and what to do */
    record Unreachable(String sentence) implements Outcome {}
}

package ayes.proof.history;

/** What one attempt came to, as far as the phone can know. */
public sealed interface Outcome {

    /**
     * Answered 200: the promise holds from here on.
     *
     * @param status as the contract names it
     */
    record Counted(long seq, long revision, String status) implements Outcome {}

    /**
     * A rule said no: 4xx. Nothing was accepted.
     *
     * @param type of the problem document
     */
    record Refused(int status, String type) implements Outcome {}

    /** 503 {@code overloaded}: nothing was accepted, and the phone is asked to come again. */
    record NotTaken(int status, String type) implements Outcome {}

    /** Cut connection, timeout, 503 {@code outcome-unknown}, any other 5xx: it stands or it does not. A retry settles it. */
    record Unknown(String why) implements Outcome {}
}

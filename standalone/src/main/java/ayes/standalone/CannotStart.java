package ayes.standalone;

/** Ayes cannot start. The message is one sentence for the person at the keyboard: what is wrong, and what to do. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What to print. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

package ayes.bench.load;

/**
 * An answer.
 *
 * @param status 0 when the connection was lost first
 */
public record Reply(int status, String body) {

    public static final Reply LOST = new Reply(0, "");

    private static final int OK = 200;
    private static final String SEQ = "\"seq\":";

    public boolean isCounted() {
        return status == OK;
    }

    public boolean isLost() {
        return status == 0;
    }

    /** 0 without one. Looked for and not parsed: the generator shares its cores with what it measures. */
    public long seq() {
        int at = body.indexOf(SEQ);
        if (at < 0) {
            return 0;
        }
        long seq = 0;
        for (int i = at + SEQ.length(); i < body.length() && Character.isDigit(body.charAt(i)); i++) {
            seq = seq * 10 + Character.digit(body.charAt(i), 10);
        }
        return seq;
    }
}

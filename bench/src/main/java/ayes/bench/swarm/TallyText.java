package ayes.bench.swarm;

import java.nio.charset.StandardCharsets;

/** Reads numbers out of a frame without a parser: there are a hundred thousand of them a second. */
final class TallyText {

    static final byte[] SEQ = key("seq");
    static final byte[] AT = key("at");
    static final byte[] THROUGH = key("through");

    private static final byte[] TALLY = "{\"t\":\"tally\"".getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;

    private TallyText() {}

    private static byte[] key(String name) {
        return ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether these bytes are the counts of a poll, and nothing else. */
    static boolean isTally(byte[] text, int length) {
        return length > TALLY.length && isAt(text, 0, TALLY);
    }

    /** The number behind a key; -1 if there is none. */
    static long number(byte[] text, int length, byte[] key) {
        int at = 0;
        while (at + key.length < length && !isAt(text, at, key)) {
            at++;
        }
        long number = NONE;
        for (int i = at + key.length; i < length && text[i] >= '0' && text[i] <= '9'; i++) {
            number = Math.max(number, 0) * 10 + (text[i] - '0');
        }
        return number;
    }

    private static boolean isAt(byte[] text, int from, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (text[from + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}

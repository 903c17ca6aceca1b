package ayes.ingest.room;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Six characters that a person reads off a wall and types on a phone: Crockford's base 32, which has no I, L, O and U.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford, Base 32</a>
 */
public record JoinCode(String text) {

    private static final int LENGTH = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern WELL_FORMED = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-_.]+");

    /** @param random answers a number from 0 (inclusive) to its argument (exclusive) */
    public static JoinCode random(IntUnaryOperator random) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return new JoinCode(text.toString());
    }

    /** What the person meant: any case, any grouping, O for 0, I and L for 1. Empty if it cannot be a code. */
    public static Optional<JoinCode> typed(String input) {
        String text = SEPARATORS
                .matcher(input)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return WELL_FORMED.matcher(text).matches() ? Optional.of(new JoinCode(text)) : Optional.empty();
    }
}

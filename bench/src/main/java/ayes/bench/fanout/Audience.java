package ayes.bench.fanout;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much is to be carried.
 *
 * @param viewers in all halls together
 * @param rate tallies a second in each hall
 */
public record Audience(int viewers, int rate) {

    private static final String ONE = "[1-9][0-9]{0,5}x[1-9][0-9]{0,3}";

    /** Such as {@code 1000x20}, or several with commas between. */
    public static final Pattern WORDS = Pattern.compile(ONE + "(," + ONE + ")*");

    /** @param words as {@link #WORDS} has them */
    public static List<Audience> parse(String words) {
        return Arrays.stream(words.split(",")).map(Audience::one).toList();
    }

    private static Audience one(String word) {
        int times = word.indexOf('x');
        return new Audience(Integer.parseInt(word.substring(0, times)), Integer.parseInt(word.substring(times + 1)));
    }

    @Override
    public String toString() {
        return viewers + "x" + rate;
    }
}

package ayes.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads the colours of the two themes and holds them to WCAG 2.2: 4.5 for text (1.4.3), 3 for shapes (1.4.11).
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">contrast ratio</a>
 */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final int HUES = 7;
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+):\\s*#([0-9A-Fa-f]{6})");

    private enum Theme {
        PAPER,
        NIGHT
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeRead(Theme theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        for (String ground : new String[] {"paper", "sheet"}) {
            for (String text : new String[] {"ink", "quiet", "aye", "amber", "stop"}) {
                assertContrast(colours, text, ground, TEXT);
            }
        }
        assertContrast(colours, "on-aye", "aye", TEXT);
        assertContrast(colours, "aye", "aye-wash", TEXT);
        assertContrast(colours, "amber", "amber-wash", TEXT);
        assertContrast(colours, "ink", "aye-wash", TEXT);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theLetterOfEveryOptionCanBeRead(Theme theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        IntStream.range(0, HUES).forEach(i -> assertContrast(colours, "on-hue-" + i, "hue-" + i, TEXT));
    }

    /** Yellow on paper has no edge of its own: every chip and bar is outlined in ink. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyShapeStandsOutFromItsGround(Theme theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        for (String ground : new String[] {"paper", "sheet", "track"}) {
            assertContrast(colours, "ink", ground, SHAPE);
        }
        assertContrast(colours, "edge", "paper", SHAPE);
        assertContrast(colours, "edge", "sheet", SHAPE);
        assertContrast(colours, "aye", "track", SHAPE);
    }

    private static void assertContrast(Map<String, Integer> colours, String one, String other, double atLeast) {
        double ratio = contrast(colour(colours, one), colour(colours, other));
        assertThat(ratio).as("--%s on --%s", one, other).isGreaterThanOrEqualTo(atLeast);
    }

    private static int colour(Map<String, Integer> colours, String name) {
        return Objects.requireNonNull(colours.get(name), "theme.css has no --" + name);
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** The night theme overrides what stands before it, as in the browser. */
    private static Map<String, Integer> colours(Theme theme) throws IOException {
        String css = css();
        int night = css.indexOf("@media (prefers-color-scheme: dark)");
        var colours = new HashMap<String, Integer>();
        var found = COLOUR.matcher(theme == Theme.NIGHT ? css : css.substring(0, night));
        while (found.find()) {
            colours.put(found.group(1), Integer.parseInt(found.group(2), 16));
        }
        return colours;
    }

    private static String css() throws IOException {
        try (InputStream css = ContrastTest.class.getResourceAsStream("/web/look/theme.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

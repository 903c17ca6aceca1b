package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TallyTextTest {

    private static final byte[] TALLY =
            bytes("{\"t\":\"tally\",\"poll\":\"5d\",\"epoch\":1,\"seq\":1000042,\"through\":7,"
                    + "\"counts\":[1,2],\"voters\":3,\"at\":1790000000123456}");

    @Test
    void tellsCountsFromOtherFrames() {
        assertThat(TallyText.isTally(TALLY, TALLY.length)).isTrue();
        assertThat(TallyText.isTally(bytes("{\"t\":\"ping\"}"), 12)).isFalse();
        assertThat(TallyText.isTally(bytes("{}"), 2)).isFalse();
    }

    @Test
    void readsItsNumbers() {
        assertThat(TallyText.number(TALLY, TALLY.length, TallyText.SEQ)).isEqualTo(1_000_042);
        assertThat(TallyText.number(TALLY, TALLY.length, TallyText.AT)).isEqualTo(1_790_000_000_123_456L);
    }

    @Test
    void looksNoFurtherThanTheFrame() {
        // Given what a longer frame left behind it
        byte[] text = bytes("{\"t\":\"tally\"}\"seq\":9,");

        // Then
        assertThat(TallyText.number(text, 13, TallyText.SEQ)).isEqualTo(-1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package ayes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 22\r\nX-Request-Id: a\r\n\r\n"
                    + "{\"seq\":4711,\"revis\":1}";

    @Test
    void readsAnAnswerThatIsWhole() {
        // When
        Reply reply = Line.whole(bytes(ANSWER));

        // Then
        assertThat(reply).isNotNull().satisfies(whole -> {
            assertThat(whole.isCounted()).isTrue();
            assertThat(whole.seq()).isEqualTo(4711);
        });
    }

    @Test
    void waitsForTheRestOfTheHeadAndOfTheBody() {
        assertThat(Line.whole(bytes(ANSWER.substring(0, 40)))).isNull();
        assertThat(Line.whole(bytes(ANSWER.substring(0, ANSWER.length() - 1)))).isNull();
    }

    @Test
    void aRefusalIsNotCounted() {
        // When
        Reply reply = Line.whole(bytes("HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}"));

        // Then
        assertThat(reply).isEqualTo(new Reply(429, "{}"));
        assertThat(new Reply(429, "{}").isCounted()).isFalse();
        assertThat(new Reply(429, "{}").seq()).isZero();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}

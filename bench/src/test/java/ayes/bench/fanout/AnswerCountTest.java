package ayes.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerCountTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void countsAnswersThatSayYes() {
        // When
        var answers = AnswerCount.of(
                stream("HTTP/1.1 201 Created\r\n\r\nHHTTP/1.1 202 Accepted\r\n\r\nHTTP/1.1 413 No\r\n\r\n"));

        // Then
        assertThat(answers.await(2, SOON)).isTrue();
        assertThat(answers.await(3, AT_ONCE)).isFalse();
    }

    @Test
    void countsAnAnswerThatComesInPieces() {
        // Given
        var answers = AnswerCount.of(stream(""));

        // When
        for (byte each : "HTTP/1.1 201 Created".getBytes(StandardCharsets.US_ASCII)) {
            answers.count(new byte[] {each}, 1);
        }

        // Then
        assertThat(answers.await(1, AT_ONCE)).isTrue();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}

package ayes.cluster.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HeadTest {

    private static final String VOTE = """
            PUT /api/v1/polls/5f0d/vote HTTP/1.1\r
            Host: vote.example.org\r
            Content-Length: 15\r
            X-Forwarded-For: 10.0.0.99\r
            Forwarded: for=10.0.0.99\r
            Connection: keep-alive\r
            \r
            """;

    private static final String SOCKET = """
            GET /ws/v1/sessions/5f0d HTTP/1.1\r
            Host: vote.example.org\r
            Upgrade: websocket\r
            Connection: keep-alive, Upgrade\r
            Sec-WebSocket-Protocol: ayes.v1, bearer.abc\r
            \r
            """;

    @Test
    void readsNoFurtherThanTheEmptyLine() throws IOException {
        var in = new ByteArrayInputStream((VOTE + "{\"choices\":[0]}").getBytes(StandardCharsets.US_ASCII));

        Head head = Objects.requireNonNull(Head.read(in));

        assertThat(head.method()).isEqualTo("PUT");
        assertThat(head.target()).isEqualTo("/api/v1/polls/5f0d/vote");
        assertThat(head.bodyToKeep()).isEqualTo(15);
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("{\"choices\":[0]}");
    }

    @Test
    void saysWhereTheCallerIsAndNotWhatItClaims() {
        assertThat(passedOn(VOTE))
                .contains("X-Forwarded-For: 192.0.2.7\r\n", "X-Forwarded-Host: vote.example.org\r\n")
                .contains("Host: vote.example.org\r\n", "Connection: close\r\n")
                .doesNotContain("10.0.0.99", "keep-alive");
    }

    @Test
    void leavesASocketItsUpgrade() {
        assertThat(passedOn(SOCKET))
                .contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n")
                .contains("Sec-WebSocket-Protocol: ayes.v1, bearer.abc\r\n");
    }

    @Test
    void repeatsWhatCountsOnceAndNothingElse() {
        assertThat(Head.parse(VOTE).mayBeRepeated()).isTrue();
        assertThat(Head.parse(SOCKET).mayBeRepeated()).isTrue();
        assertThat(Head.parse(VOTE.replace("PUT", "POST")).mayBeRepeated()).isFalse();
        assertThat(Head.parse(VOTE.replace("Content-Length: 15", "Transfer-Encoding: chunked"))
                        .mayBeRepeated())
                .isFalse();
    }

    private static String passedOn(String text) {
        return new String(Head.parse(text).passedOn("192.0.2.7"), StandardCharsets.ISO_8859_1);
    }
}

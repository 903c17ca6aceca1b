package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UpgradeTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 8084);

    @Test
    void carriesTheTokenAndWhatItHas() {
        // When
        String request = new String(
                Upgrade.request(SERVER, new Invitation("/ws/v1/sessions/s", "t.o.k"), "p:1.7"),
                StandardCharsets.US_ASCII);

        // Then
        assertThat(request)
                .startsWith("GET /ws/v1/sessions/s?have=p:1.7 HTTP/1.1\r\n")
                .contains("\r\nHost: 127.0.0.1:8084\r\n", "Sec-WebSocket-Protocol: ayes.v1, bearer.t.o.k\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void offersNothingToServersThatAskForNoToken() {
        // When
        String request =
                new String(Upgrade.request(SERVER, new Invitation("/watch/s", ""), ""), StandardCharsets.US_ASCII);

        // Then
        assertThat(request).startsWith("GET /watch/s HTTP/1.1\r\n").doesNotContain("Protocol");
    }

    @Test
    void waitsForTheWholeHead() {
        assertThat(Upgrade.answer(bytes("HTTP/1.1 101 Switching Protocols\r\nUpgr")))
                .isNull();
    }

    @Test
    void knowsWhereFramesBegin() {
        // Given
        String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

        // When
        Upgrade.Answer answer = Objects.requireNonNull(Upgrade.answer(bytes(head + "frames")));

        // Then
        assertThat(answer).isEqualTo(new Upgrade.Answer(101, head.length(), 0));
        assertThat(answer.isYes()).isTrue();
    }

    @Test
    void isToldWhenToAskAgain() {
        // When
        Upgrade.Answer answer =
                Objects.requireNonNull(Upgrade.answer(bytes("HTTP/1.1 503 Overloaded\r\nRetry-After: 2\r\n\r\n{}")));

        // Then
        assertThat(answer.isYes()).isFalse();
        assertThat(answer.retryAfter()).isEqualTo(2);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}

package ayes.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.SessionView;
import ayes.screen.Ballroom;
import ayes.screen.Frame;
import ayes.screen.Resume;
import ayes.screen.Screen;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void aWebSocketFrameIsWhatAnotherDecoderReads() {
        // Given: one, two and eight bytes of length
        for (Frame frame : List.of(Frame.PING, snapshot(0), snapshot(700))) {
            // When
            ByteBuf bytes = Format.WEBSOCKET.encode(frame, UnpooledByteBufAllocator.DEFAULT);

            // Then
            assertThat(bytes.isDirect()).isTrue();
            var decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(10_000_000)
                    .build()));
            decoder.writeInbound(bytes);
            TextWebSocketFrame read = decoder.readInbound();
            assertThat(read.isFinalFragment()).isTrue();
            assertThat(read.text()).isEqualTo(new String(frame.utf8(), StandardCharsets.UTF_8));
            read.release();
        }
    }

    @Test
    void anEventIsOneChunkWithWhatToSayOnReturn() {
        // Given
        Frame frame = snapshot(0);

        // When
        String event = Format.EVENT_STREAM
                .encode(frame, UnpooledByteBufAllocator.DEFAULT)
                .toString(StandardCharsets.UTF_8);

        // Then
        String json = new String(frame.utf8(), StandardCharsets.UTF_8);
        String data = "id: " + Ballroom.TEA + ":1.9\ndata: " + json + "\n\n";
        assertThat(event).isEqualTo(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
    }

    @Test
    void aSignOfLifeLeavesTheLastIdAsItIs() {
        assertThat(Format.EVENT_STREAM
                        .encode(Frame.PING, UnpooledByteBufAllocator.DEFAULT)
                        .toString(StandardCharsets.UTF_8))
                .isEqualTo("14\r\ndata: {\"t\":\"ping\"}\n\n\r\n");
    }

    private static Frame snapshot(int longTitle) {
        var session = Ballroom.session(5);
        var titled = new SessionView(
                session.session(),
                session.tenant(),
                session.epoch(),
                session.through(),
                session.highest(),
                session.counted(),
                session.code(),
                "x".repeat(longTitle * 100),
                session.status(),
                session.polls(),
                session.joined(),
                session.at());
        var screen = new Screen(Ballroom.board(Ballroom.revealedTea(9, 5, 2)).with(titled));
        return Objects.requireNonNull(screen.snapshot(Ballroom.PHONES, Resume.NOTHING));
    }
}

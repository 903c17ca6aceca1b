package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int CONTINUED = 0x01;

    private final List<String> told = new ArrayList<>();
    private final FrameReader reader = new FrameReader();
    private final FrameReader.Receiver receiver = new FrameReader.Receiver() {
        @Override
        public void text(ByteBuf frame, int from, int length) {
            told.add(frame.toString(from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void close(int code) {
            told.add("close " + code);
        }
    };

    @Test
    void readsFramesOfEveryLength() {
        // Given
        List<String> texts = List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000));

        // When
        texts.forEach(text -> reader.read(frame(TEXT, text), receiver));

        // Then
        assertThat(told).isEqualTo(texts);
    }

    @Test
    void readsSeveralAtOnce() {
        // When
        reader.read(Unpooled.wrappedBuffer(frame(TEXT, "one"), frame(TEXT, "two")), receiver);

        // Then
        assertThat(told).containsExactly("one", "two");
    }

    @Test
    void readsWhatComesByteByByte() {
        // Given
        ByteBuf all = Unpooled.wrappedBuffer(frame(TEXT, "one"), frame(TEXT, "d".repeat(300)), frame(TEXT, "three"));

        // When
        while (all.isReadable()) {
            reader.read(all.readSlice(1), receiver);
        }

        // Then
        assertThat(told).containsExactly("one", "d".repeat(300), "three");
    }

    @Test
    void tellsWhyItIsClosed() {
        // When
        reader.read(Unpooled.wrappedBuffer(new byte[] {(byte) CLOSE, 2, 0x03, (byte) 0xf4}), receiver);
        reader.read(Unpooled.wrappedBuffer(new byte[] {(byte) CLOSE, 0}), receiver);

        // Then
        assertThat(told).containsExactly("close 1012", "close 1005");
    }

    @Test
    void refusesWhatNoServerHereSends() {
        assertThatThrownBy(() -> reader.read(frame(CONTINUED, "half"), receiver))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ByteBuf frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.buffer().writeByte(first);
        if (payload.length < 126) {
            frame.writeByte(payload.length);
        } else if (payload.length < 1 << 16) {
            frame.writeByte(126).writeShort(payload.length);
        } else {
            frame.writeByte(127).writeLong(payload.length);
        }
        return frame.writeBytes(payload);
    }
}

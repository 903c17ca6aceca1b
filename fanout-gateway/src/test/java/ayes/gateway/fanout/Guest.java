package ayes.gateway.fanout;

import ayes.screen.CloseCode;
import ayes.screen.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A viewer whose connection takes frames as long as the test lets it. */
final class Guest implements Line {

    final EmbeddedChannel channel = new EmbeddedChannel();

    @Nullable
    CloseCode closed;

    private final List<String> got = new ArrayList<>();

    /** Everything that was sent to it, as JSON. */
    List<String> got() {
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            got.add(json(bytes));
            ReferenceCountUtil.release(bytes);
        }
        return got;
    }

    String last() {
        return got().getLast();
    }

    void forget() {
        got().clear();
    }

    /** From now on its connection takes nothing. */
    void isStuck() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    void isFree() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
    }

    private static String json(ByteBuf frame) {
        int length = frame.getUnsignedByte(1);
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        return frame.toString(header, frame.readableBytes() - header, StandardCharsets.UTF_8);
    }

    @Override
    public Format format() {
        return Format.WEBSOCKET;
    }

    @Override
    public @Nullable Frame lastWords(CloseCode code) {
        return null;
    }

    @Override
    public void close(CloseCode code) {
        closed = code;
    }
}

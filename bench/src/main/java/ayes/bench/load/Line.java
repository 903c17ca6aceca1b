package ayes.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with one request on its way at most. */
public final class Line extends ChannelInboundHandlerAdapter {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final String LENGTH = "content-length:";
    private static final byte[] HEAD_ENDS = {'\r', '\n', '\r', '\n'};
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;

    private final ByteBuf gathered = Unpooled.buffer(1024, LONGEST_ANSWER);
    private @Nullable Channel channel;
    private @Nullable Consumer<Reply> waiting;

    Line() {}

    /**
     * Lost at once if there is no connection any more, or the last request has no answer yet.
     *
     * @param then told on the line's own event loop; may send the next one at once
     */
    public void send(byte[] request, Consumer<Reply> then) {
        Channel open = Objects.requireNonNull(channel, "not connected");
        if (open.eventLoop().inEventLoop()) {
            sendNow(open, request, then);
        } else {
            open.eventLoop().execute(() -> sendNow(open, request, then));
        }
    }

    private void sendNow(Channel open, byte[] request, Consumer<Reply> then) {
        if (!open.isActive() || waiting != null) {
            then.accept(Reply.LOST);
            return;
        }
        waiting = then;
        var _ = open.writeAndFlush(Unpooled.wrappedBuffer(request), open.voidPromise());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        gathered.writeBytes(bytes);
        bytes.release();
        Reply reply = whole(gathered);
        if (reply != null) {
            gathered.clear();
            tell(reply);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tell(Reply.LOST);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        var _ = context.close();
    }

    private void tell(Reply reply) {
        Consumer<Reply> then = waiting;
        waiting = null;
        if (then != null) {
            then.accept(reply);
        }
    }

    /** Null while there is more to come. */
    static @Nullable Reply whole(ByteBuf answer) {
        int headLength = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(HEAD_ENDS), answer);
        if (headLength < 0) {
            return null;
        }
        String head = answer.toString(0, headLength, StandardCharsets.US_ASCII);
        int bodyFrom = headLength + HEAD_ENDS.length;
        int bodyLength = contentLength(head);
        if (answer.writerIndex() < bodyFrom + bodyLength) {
            return null;
        }
        return new Reply(
                Integer.parseInt(head.substring(STATUS_FROM, STATUS_TO)),
                answer.toString(bodyFrom, bodyLength, StandardCharsets.UTF_8));
    }

    private static int contentLength(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + head);
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }
}

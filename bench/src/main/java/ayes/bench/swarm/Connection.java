package ayes.bench.swarm;

import ayes.bench.measure.EpochMicros;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One connection of a viewer: the upgrade, then frames. */
final class Connection extends ChannelInboundHandlerAdapter implements FrameReader.Receiver {

    /** What becomes of connections. */
    interface Fate {

        /** Told before the viewer is. */
        void accepted(Viewer viewer);

        /** @param retryAfter seconds that the server asks for; 0 if it does not */
        void refused(Viewer viewer, int retryAfter);

        /** @param code of the close frame; 1006 if there was none */
        void ended(Viewer viewer, int code);
    }

    private static final int NO_CLOSE_FRAME = 1006;
    private static final int USUAL_ANSWER = 512;

    /** A close frame without a code, masked with nothing, as clients have to mask. */
    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private final Viewer viewer;
    private final InetSocketAddress server;
    private final Fate fate;
    private final Scratch scratch;
    private final FrameReader frames = new FrameReader();
    private ByteBuf answer = Unpooled.EMPTY_BUFFER;
    private boolean upgraded;
    private boolean answered;
    private int closeCode = NO_CLOSE_FRAME;
    private @Nullable Channel channel;

    Connection(Viewer viewer, InetSocketAddress server, Fate fate, Scratch scratch) {
        this.viewer = viewer;
        this.server = server;
        this.fate = fate;
        this.scratch = scratch;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        byte[] request =
                Upgrade.request(server, viewer.invitation(), viewer.known().have());
        var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request), context.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            if (upgraded) {
                frames.read(bytes, this);
            } else if (!answered) {
                upgrade(context, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    private void upgrade(ChannelHandlerContext context, ByteBuf bytes) {
        if (answer.capacity() == 0) {
            answer = Unpooled.buffer(USUAL_ANSWER);
        }
        answer.writeBytes(bytes);
        Upgrade.Answer whole = Upgrade.answer(answer);
        if (whole == null) {
            return;
        }
        answered = true;
        if (whole.isYes()) {
            upgraded = true;
            fate.accepted(viewer);
            viewer.connectedBy(context.channel(), EpochMicros.now());
            frames.read(answer.skipBytes(whole.length()), this);
        } else {
            fate.refused(viewer, whole.retryAfter());
            var _ = context.close();
        }
        answer = Unpooled.EMPTY_BUFFER;
    }

    @Override
    public void text(ByteBuf frame, int from, int length) {
        viewer.hear(scratch.copy(frame, from, length), length, EpochMicros.now());
    }

    @Override
    public void close(int code) {
        closeCode = code;
        if (channel != null) {
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(GOODBYE)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (upgraded) {
            viewer.disconnected();
            fate.ended(viewer, closeCode);
        } else if (!answered) {
            answered = true;
            fate.refused(viewer, 0);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        var _ = context.close();
    }
}

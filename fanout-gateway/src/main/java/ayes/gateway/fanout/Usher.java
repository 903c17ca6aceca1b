package ayes.gateway.fanout;

import ayes.gateway.Ticket;
import ayes.screen.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the head of a viewer's pipeline, where bytes are written as they are: seats the viewer, serves it again when its
 * connection takes more, and sees it out.
 */
final class Usher extends ChannelInboundHandlerAdapter {

    /** Viewers have nothing to say but pongs and farewells. More than this between two quiet seconds is no viewer. */
    private static final int INBOUND_BYTES = 16 * 1024;

    private static final long FORGIVEN_AFTER_NANOS = 1_000_000_000L;

    private final Shard shard;
    private final Line line;
    private final Runnable gone;
    private @Nullable Ticket ticket;
    private @Nullable Seat seat;
    private int heard;
    private long heardSince = System.nanoTime();

    /** @param gone called once, when the viewer is */
    Usher(Shard shard, Ticket ticket, Line line, Runnable gone) {
        this.shard = shard;
        this.ticket = ticket;
        this.line = line;
        this.gone = gone;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Channel channel = context.channel();
        seat = shard.admit(Objects.requireNonNull(ticket), line, context);
        ticket = null; // viewers are many: what they came with is not kept
        channel.closeFuture().addListener(_ -> seeOut());
    }

    private void seeOut() {
        Seat left = seat;
        seat = null;
        if (left != null) {
            shard.dismiss(left);
            gone.run();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (seat != null && context.channel().isWritable()) {
            shard.serve(seat);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (seat != null && message instanceof ByteBuf bytes && isTooMuch(bytes.readableBytes())) {
            bytes.release();
            seat.close(CloseCode.BAD_REQUEST);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean isTooMuch(int bytes) {
        long now = System.nanoTime();
        if (now - heardSince > FORGIVEN_AFTER_NANOS) {
            heardSince = now;
            heard = 0;
        }
        heard += bytes;
        return heard > INBOUND_BYTES;
    }

    /** A write that failed: the connection is gone, which viewers' connections are all the time. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            context.close();
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}

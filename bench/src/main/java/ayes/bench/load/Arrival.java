package ayes.bench.load;

import ayes.bench.swarm.FrameReader;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Upgrade;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A phone that opens the poll: its WebSocket, until the first frame, and then for as long as its {@link Lines} are open. */
public final class Arrival extends ChannelInboundHandlerAdapter implements FrameReader.Receiver {

    private static final int LONGEST_HEAD = 16 * 1024;

    private final byte[] request;
    private final FrameReader frames = new FrameReader();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private @Nullable ByteBuf head = Unpooled.buffer(512, LONGEST_HEAD);

    private Arrival(byte[] request) {
        this.request = request;
    }

    /**
     * Returns when it is connected. The answer is the first frame, or fails with what the gateway said instead.
     *
     * @param path of the socket
     */
    public static CompletableFuture<String> at(Lines lines, URI gateway, String path, String token)
            throws InterruptedException {
        var server = InetSocketAddress.createUnresolved(gateway.getHost(), gateway.getPort());
        var arrival = new Arrival(Upgrade.request(server, new Invitation(path, token), ""));
        lines.open(gateway, arrival);
        return arrival.first;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request), context.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            ByteBuf begun = head;
            if (begun == null) {
                frames.read(bytes, this);
            } else {
                answered(begun.writeBytes(bytes));
            }
        } finally {
            bytes.release();
        }
    }

    private void answered(ByteBuf begun) {
        Upgrade.Answer answer = Upgrade.answer(begun);
        if (answer == null) {
            return;
        }
        if (!answer.isYes()) {
            first.completeExceptionally(new IOException("the gateway answered " + answer.status()));
            return;
        }
        head = null;
        frames.read(begun.skipBytes(answer.length()), this);
    }

    @Override
    public void text(ByteBuf frame, int from, int length) {
        if (!first.isDone()) {
            first.complete(frame.toString(from, length, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close(int code) {
        first.completeExceptionally(new IOException("the gateway hung up with " + code));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        first.completeExceptionally(new IOException("the connection is gone"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        first.completeExceptionally(broken);
        var _ = context.close();
    }
}

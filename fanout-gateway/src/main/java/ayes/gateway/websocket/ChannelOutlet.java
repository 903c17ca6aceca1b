package ayes.gateway.websocket;

import ayes.gateway.CloseCode;
import ayes.gateway.Frame;
import ayes.gateway.Outlet;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Writes straight to the connection, so that no more than two frames wait in it. {@code session.send()} would keep up to
 * 128 stale ones for each slow viewer; the only switch for that number is JVM-wide and would hold up the database driver in
 * the same process.
 */
final class ChannelOutlet implements Outlet {

    /** One on its way, one to follow without a pause. */
    private static final int IN_FLIGHT = 2;

    /** Bytes that the kernel may hold unsent, so that it does not collect stale frames either: some twenty tallies. */
    private static final long UNSENT_BYTES = 4 * 1024;

    /** A peer that acknowledges nothing for so long has vanished without a word. Pages give up after 10 s. */
    private static final Duration VANISHED_AFTER = Duration.ofSeconds(15);

    /** For the peer to answer our close frame; one that is stuck never will. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Channel channel;
    private final WebSocketSession session;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Runnable whenReady = () -> {};
    private final ChannelFutureListener written = _ -> {
        inFlight.decrementAndGet();
        whenReady.run();
    };

    ChannelOutlet(Channel channel, WebSocketSession session) {
        this.channel = channel;
        this.session = session;
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES);
            epoll.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) VANISHED_AFTER.toMillis());
        }
    }

    /** @param whenReady called, on the connection's own thread, whenever it takes another frame */
    void onReady(Runnable whenReady) {
        this.whenReady = whenReady;
    }

    @Override
    public void onItsThread(Runnable work) {
        if (channel.eventLoop().inEventLoop()) {
            work.run();
        } else {
            executeElsewhere(work);
        }
    }

    private void executeElsewhere(Runnable work) {
        try {
            channel.eventLoop().execute(work);
        } catch (RejectedExecutionException _) {
            // The server has stopped, and this connection with it: there is nobody left to write to.
            disconnect();
        }
    }

    @Override
    public boolean isReady() {
        return inFlight.get() < IN_FLIGHT;
    }

    @Override
    public void send(Frame frame) {
        inFlight.incrementAndGet();
        channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame.utf8())))
                .addListener(written);
    }

    @Override
    public void close(CloseCode code) {
        session.close(new CloseStatus(code.code(), code.reason())).subscribe(_ -> {}, _ -> disconnect());
        var _ = channel.eventLoop().schedule(this::disconnect, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disconnect() {
        var _ = channel.close();
    }
}

package ayes.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections on one thread, without an HTTP library in between: a generator that shares its cores with what it measures. */
public final class Lines implements AutoCloseable {

    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, io());

    /** Returns when it is connected. */
    public Line open(URI server) throws InterruptedException {
        var line = new Line();
        open(server, line);
        return line;
    }

    /**
     * Returns when it is connected.
     *
     * @param handler told of everything on the thread of all lines
     */
    void open(URI server, ChannelHandler handler) throws InterruptedException {
        new Bootstrap()
                .group(thread)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(handler);
                    }
                })
                .connect(server.getHost(), server.getPort())
                .sync();
    }

    public List<Line> open(URI server, int count) throws InterruptedException {
        var lines = new ArrayList<Line>(count);
        for (int i = 0; i < count; i++) {
            lines.add(open(server));
        }
        return lines;
    }

    /** Runs something on the thread of all lines, later. */
    public void after(long nanos, Runnable task) {
        var _ = thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private static IoHandlerFactory io() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** Their connections with it. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }
}

package ayes.gateway.fanout;

import ayes.gateway.Rooms;
import ayes.gateway.Ticket;
import ayes.gateway.Traffic;
import ayes.screen.Frame;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All viewers of this gateway, whatever opened their connections. */
public final class Hall {

    /**
     * Bytes that may wait in a connection, Netty's own 96 a frame included: one tally that the kernel did not take, and one
     * to follow. Below the low mark nothing waits.
     */
    private static final WriteBufferWaterMark TWO_TALLIES = new WriteBufferWaterMark(1, 512);

    /** Bytes that the kernel may hold unsent, so that it does not collect stale frames either: some twenty tallies. */
    private static final long UNSENT_BYTES = 4 * 1024;

    /** A peer that acknowledges nothing for so long has vanished without a word. Pages give up earlier. */
    private static final Duration VANISHED_AFTER = Duration.ofSeconds(15);

    private final Shard.Shared shared;
    private final ConcurrentMap<EventLoop, Shard> shards = new ConcurrentHashMap<>();

    public Hall(Rooms rooms, Traffic traffic, Patience patience, InstantSource clock) {
        this.shared = new Shard.Shared(rooms, traffic, patience, clock);
    }

    /**
     * Brings a viewer in, who stays until the connection ends. Call it on the channel's event loop, when all that belongs
     * before the first frame has been written; from then on nobody else may write.
     *
     * @param gone called once, when the viewer is
     */
    public void seat(Channel channel, Ticket ticket, Line line, Runnable gone) {
        if (!channel.isActive()) {
            gone.run();
            return;
        }
        channel.config().setWriteBufferWaterMark(TWO_TALLIES);
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES);
            epoll.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) VANISHED_AFTER.toMillis());
        }
        Shard shard = shards.computeIfAbsent(channel.eventLoop(), loop -> new Shard(loop, channel.alloc(), shared));
        var usher = new Usher(shard, ticket, line, gone);
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.context(SslHandler.class) == null) {
            pipeline.addFirst(usher);
        } else {
            pipeline.addAfter(pipeline.context(SslHandler.class).name(), null, usher);
        }
    }

    /** Sends one viewer of so many elsewhere; with 1, all that are left. */
    public void sendAway(int oneOf, Frame farewell) {
        shards.values().forEach(shard -> shard.sendAway(oneOf, farewell));
    }
}

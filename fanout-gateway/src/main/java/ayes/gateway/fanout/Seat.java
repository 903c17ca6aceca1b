package ayes.gateway.fanout;

import ayes.gateway.Ticket;
import ayes.screen.Audience;
import ayes.screen.CloseCode;
import ayes.screen.Frame;
import ayes.screen.Resume;
import ayes.screen.Screen;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * One viewer: a connection, and the number up to which it was told the news. What a frame says is looked up when it is
 * written, so a slow viewer skips what it could not take, and gets nothing that was hidden meanwhile. Only used on its
 * connection's event loop.
 */
final class Seat {

    private static final long NOTHING = -1;

    private final ChannelHandlerContext channel;
    private final Line line;
    private final Audience audience;
    private final long leavesAt;
    private Resume.@Nullable Have have;
    private long reached = NOTHING;
    private long saidAt;
    private long stuckSince = Patience.NEVER;
    private boolean serving;
    private boolean closing;

    /** Where it is in its row, and in its loop's round. Theirs to keep. */
    int inRow;

    int inRound;
    final Row row;

    /** @param audience that of the ticket, as its loop knows it */
    Seat(ChannelHandlerContext channel, Line line, Ticket ticket, Audience audience, Row row, long now) {
        this.channel = channel;
        this.line = line;
        this.audience = audience;
        this.leavesAt = ticket.leavesAt().toEpochMilli();
        this.have = ticket.have();
        this.row = row;
        this.saidAt = now;
    }

    Audience audience() {
        return audience;
    }

    /**
     * Sends what is due, as far as the connection takes it.
     *
     * @return frames sent
     */
    int serve(Screen screen, Prints prints, long now) {
        // A frame that fills the connection's buffer is told to the usher while it is being written.
        if (closing || serving) {
            return 0;
        }
        serving = true;
        try {
            return reached == NOTHING ? begin(screen, prints, now) : tellNews(screen, prints, now);
        } finally {
            serving = false;
        }
    }

    private int begin(Screen screen, Prints prints, long now) {
        if (!isWritable(now)) {
            return 0;
        }
        Resume.Have held = have;
        have = null;
        reached = screen.news(audience.viewer()).last();
        if (held == null || held.equals(Resume.NOTHING)) {
            return write(prints.snapshot(screen, audience, line.format()), now);
        }
        Frame own = screen.snapshot(audience, held);
        return own == null ? 0 : writeOwn(own, now);
    }

    private int tellNews(Screen screen, Prints prints, long now) {
        long last = screen.news(audience.viewer()).last();
        if (reached == last) {
            return 0;
        }
        long before = reached;
        int sent = 0;
        for (Prints.Print due : prints.due(screen, audience, line.format(), reached)) {
            if (!isWritable(now)) {
                return sent;
            }
            sent += write(due.bytes(), now);
            reached = due.number();
        }
        reached = last;
        prints.spared(last - before - sent);
        return sent;
    }

    /** A connection that takes nothing now is served when it does: its handler hears of that. */
    private boolean isWritable(long now) {
        boolean writable = channel.channel().isWritable();
        if (writable) {
            stuckSince = Patience.NEVER;
        } else if (stuckSince == Patience.NEVER) {
            stuckSince = now;
        }
        return writable;
    }

    private int write(@Nullable ByteBuf shared, long now) {
        if (shared == null) {
            return 0;
        }
        saidAt = now;
        channel.write(shared.retainedDuplicate(), channel.voidPromise());
        channel.flush();
        return 1;
    }

    private int writeOwn(Frame frame, long now) {
        saidAt = now;
        channel.write(line.format().encode(frame, channel.alloc()), channel.voidPromise());
        channel.flush();
        return 1;
    }

    /** Shows signs of life, and ends what should end. Comes about once a second. */
    void tend(Patience patience, long now) {
        if (closing) {
            return;
        }
        switch (patience.care(new Patience.Vitals(saidAt, stuckSince, row.overSince(now), leavesAt), now)) {
            case NOTHING -> {}
            case PING -> {
                if (isWritable(now)) {
                    writeOwn(Frame.PING, now);
                }
            }
            case CLOSE_SLOW -> close(CloseCode.SLOW);
            case CLOSE_EXPIRED -> close(CloseCode.TOKEN_EXPIRED);
            case CLOSE_OVER -> close(CloseCode.SESSION_OVER);
        }
    }

    void goAway(Frame farewell, long now) {
        if (!closing && isWritable(now)) {
            writeOwn(farewell, now);
        }
        close(CloseCode.DRAINING);
    }

    void close(CloseCode code) {
        if (closing) {
            return;
        }
        Frame lastWords = line.lastWords(code);
        if (lastWords != null && channel.channel().isWritable()) {
            writeOwn(lastWords, saidAt);
        }
        closing = true;
        line.close(code);
    }
}

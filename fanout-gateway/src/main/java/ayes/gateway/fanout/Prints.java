package ayes.gateway.fanout;

import ayes.screen.Audience;
import ayes.screen.Frame;
import ayes.screen.FrameKey;
import ayes.screen.News;
import ayes.screen.Screen;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one screen as this event loop writes them: each encoded once, into memory that no other loop counts
 * references to. Made for one screen after the other; only used on its loop.
 */
final class Prints {

    /**
     * A frame, ready to be written.
     *
     * @param bytes not the reader's to release; null if there is nothing that this audience may be told
     * @param number which a viewer has reached who got it
     */
    record Print(@Nullable ByteBuf bytes, long number) {}

    private record Kind(FrameKey key, Audience audience, Format format) {}

    private final ByteBufAllocator memory;
    private final Map<Kind, ByteBuf> printed = new HashMap<>();
    private @Nullable Screen screen;

    // Most viewers of a room are at the same point: what is due to one is due to the next.
    private @Nullable Audience lastAudience;
    private @Nullable Format lastFormat;
    private long lastReached;
    private List<Print> lastDue = List.of();
    private long spared;

    Prints(ByteBufAllocator memory) {
        this.memory = memory;
    }

    /** What a viewer of that audience is yet to be told, who has reached that number. */
    @SuppressWarnings("ReferenceEquality") // audiences are interned by their loop; a missed match costs time, no more
    List<Print> due(Screen now, Audience audience, Format format, long reached) {
        turnTo(now);
        if (reached != lastReached || audience != lastAudience || format != lastFormat) {
            lastDue = print(now, audience, format, reached);
            lastAudience = audience;
            lastFormat = format;
            lastReached = reached;
        }
        return lastDue;
    }

    /** Everything, for a viewer that has nothing yet; null while there is nothing to tell. */
    @Nullable
    ByteBuf snapshot(Screen now, Audience audience, Format format) {
        turnTo(now);
        return print(now, new Kind(new FrameKey.Snapshot(), audience, format));
    }

    /** @param frames that a newer one made needless */
    void spared(long frames) {
        spared += frames;
    }

    /** Since the last time. */
    long takeSpared() {
        long frames = spared;
        spared = 0;
        return frames;
    }

    /** Gives all memory back. */
    void clear() {
        printed.values().forEach(ByteBuf::release);
        printed.clear();
        screen = null;
        lastAudience = null;
        lastFormat = null;
        lastDue = List.of();
    }

    @SuppressWarnings("ReferenceEquality") // a screen is never changed
    private void turnTo(Screen now) {
        if (now != screen) {
            clear();
            screen = now;
        }
    }

    private List<Print> print(Screen now, Audience audience, Format format, long reached) {
        var prints = new ArrayList<Print>();
        for (News.Due due : now.news(audience.viewer()).since(reached)) {
            prints.add(new Print(print(now, new Kind(due.frame(), audience, format)), due.number()));
        }
        return prints;
    }

    private @Nullable ByteBuf print(Screen now, Kind kind) {
        ByteBuf known = printed.get(kind);
        if (known != null) {
            return known;
        }
        Frame frame = now.frame(kind.key(), kind.audience());
        if (frame == null) {
            return null;
        }
        ByteBuf bytes = kind.format().encode(frame, memory);
        printed.put(kind, bytes);
        return bytes;
    }
}

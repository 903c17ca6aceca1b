package ayes.gateway.fanout;

import ayes.event.SessionId;
import ayes.gateway.Room;
import ayes.screen.Screen;
import ayes.screen.ViewerClass;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The viewers of one room on one event loop. But for {@link #mark} only used on that loop. */
final class Row {

    private final SessionId session;
    private final Room room;
    private final Seats first = new Seats();
    private final Seats rest = new Seats();
    private final AtomicBoolean marked = new AtomicBoolean();
    private final Runnable changed;

    private @Nullable Screen shown;
    private long told = -1;
    private int left;
    private long overSince = Patience.NEVER;

    /** Whether it waits for its turn. Its loop's to keep. */
    boolean isWaiting;

    /** @param wake called by any thread, when this is marked */
    Row(SessionId session, Room room, Consumer<Row> wake) {
        this.session = session;
        this.room = room;
        this.changed = () -> {
            if (marked.compareAndSet(false, true)) {
                wake.accept(this);
            }
        };
        room.watch(changed);
    }

    SessionId session() {
        return session;
    }

    /** From now on marks count again: call it before looking at the screen. */
    void unmark() {
        marked.set(false);
    }

    void end() {
        room.unwatch(changed);
    }

    boolean isEmpty() {
        return first.size() + rest.size() == 0;
    }

    void add(Seat seat) {
        of(seat).add(seat);
    }

    void remove(Seat seat, Prints prints, long now) {
        of(seat).remove(seat, moved -> moved.serve(room.screen(), prints, now));
    }

    int serve(Seat seat, Prints prints, long now) {
        return seat.serve(room.screen(), prints, now);
    }

    /** Whether somebody may not have been told the newest yet, apart from those whose connection takes nothing. */
    boolean isBehind() {
        return left > 0 || shown != room.screen();
    }

    /**
     * Tells some of them what is new: walls and hosts at once, the others in a circle, where the last time ended.
     *
     * @param most participants that are looked at
     * @return frames sent
     */
    int sweep(int most, Prints prints, long now) {
        // Looked up anew for each part of a long row: what is hidden meanwhile stays hidden.
        Screen screen = room.screen();
        int sent = 0;
        if (screen != shown) {
            for (int i = first.size(); i > 0; i--) {
                sent += first.next().serve(screen, prints, now);
            }
            long last = screen.news(ViewerClass.PARTICIPANT).last();
            left = last == told ? left : rest.size();
            told = last;
            shown = screen;
        }
        int looked = Math.min(most, Math.min(left, rest.size()));
        for (int i = 0; i < looked; i++) {
            sent += rest.next().serve(screen, prints, now);
        }
        left = looked < most ? 0 : left - looked;
        return sent;
    }

    /** Since when, as far as those who asked have seen. */
    long overSince(long now) {
        if (!room.screen().isOver()) {
            overSince = Patience.NEVER;
        } else if (overSince == Patience.NEVER) {
            overSince = now;
        }
        return overSince;
    }

    private Seats of(Seat seat) {
        return seat.audience().viewer() == ViewerClass.PARTICIPANT ? rest : first;
    }
}

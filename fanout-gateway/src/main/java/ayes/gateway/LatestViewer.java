package ayes.gateway;

import ayes.event.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A viewer is a latest value, not a queue: this remembers which frames are due and looks up what they say when the
 * connection takes them. A slow viewer skips what it could not take in time, and costs nobody else anything.
 */
public final class LatestViewer implements Viewer {

    /**
     * How long a viewer is kept that does not do well. Counted in calls of {@link #tend}, which comes once a second.
     *
     * @param quiet seconds without a frame until a ping
     * @param stuck seconds in which nothing that is due could be sent until {@link CloseCode#SLOW}
     * @param over seconds after a session's end until {@link CloseCode#SESSION_OVER}
     */
    public record Patience(long quiet, long stuck, long over) {

        public static Patience of(Duration quiet, Duration stuck, Duration over) {
            return new Patience(quiet.toSeconds(), stuck.toSeconds(), over.toSeconds());
        }
    }

    /**
     * What a viewer was let in with.
     *
     * @param have what it held when it came
     * @param leavesAt when its token ends
     */
    public record Ticket(Audience audience, Resume.Have have, Instant leavesAt) {}

    private final Room room;
    private final Ticket ticket;
    private final Outlet outlet;
    private final Patience patience;
    private final Traffic traffic;

    private final Pending pending = new Pending();
    private final AtomicInteger work = new AtomicInteger();
    private volatile @Nullable CloseCode closing;
    private volatile @Nullable Frame farewell;
    private volatile boolean sentSinceTended;
    private boolean closed;
    private long quiet;
    private long stuck;
    private long over;

    public LatestViewer(Room room, Ticket ticket, Outlet outlet, Patience patience, Traffic traffic) {
        this.room = room;
        this.ticket = ticket;
        this.outlet = outlet;
        this.patience = patience;
        this.traffic = traffic;
    }

    @Override
    public Audience audience() {
        return ticket.audience();
    }

    @Override
    public void changed(Set<FrameKey> frames) {
        synchronized (pending) {
            for (FrameKey frame : frames) {
                if (!pending.add(frame)) {
                    traffic.conflated();
                }
            }
        }
        deliver();
    }

    /** Sends what is due, as long as the connection takes it. Call it again whenever the connection can take more. */
    public void deliver() {
        if (work.getAndIncrement() == 0) {
            outlet.onItsThread(this::deliverAll);
        }
    }

    private void deliverAll() {
        int missed = 1;
        do {
            deliverOnce();
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    @Override
    public void tend(Instant now) {
        boolean sent = sentSinceTended;
        sentSinceTended = false;
        quiet = sent ? 1 : quiet + 1;
        stuck = sent || !isBehind() ? 0 : stuck + 1;
        over = isSessionOver() ? over + 1 : 0;
        if (!now.isBefore(ticket.leavesAt())) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (stuck > patience.stuck()) {
            close(CloseCode.SLOW);
        } else if (over > patience.over()) {
            close(CloseCode.SESSION_OVER);
        } else if (quiet >= patience.quiet()) {
            ping();
        }
    }

    @Override
    public void goAway(Frame farewell) {
        this.farewell = farewell;
        close(CloseCode.DRAINING);
    }

    /** How many frames are due. */
    int behind() {
        synchronized (pending) {
            return pending.size();
        }
    }

    private boolean isBehind() {
        synchronized (pending) {
            return !pending.isEmpty();
        }
    }

    private boolean isSessionOver() {
        var session = room.screen().board().session();
        return session != null && session.status() == SessionStatus.ENDED;
    }

    private void ping() {
        synchronized (pending) {
            pending.add(new FrameKey.Ping());
        }
        deliver();
    }

    private void close(CloseCode code) {
        closing = code;
        deliver();
    }

    private void deliverOnce() {
        FrameKey key;
        while (!closed && closing == null && outlet.isReady() && (key = next()) != null) {
            // Looked up now, not when it became due: what was hidden meanwhile stays hidden.
            send(room.screen().frame(key, ticket.audience(), ticket.have()));
        }
        CloseCode code = closing;
        if (code != null && !closed) {
            closed = true;
            if (farewell != null && outlet.isReady()) {
                send(farewell);
            }
            outlet.close(code);
        }
    }

    private @Nullable FrameKey next() {
        synchronized (pending) {
            return pending.next();
        }
    }

    private void send(@Nullable Frame frame) {
        if (frame != null) {
            sentSinceTended = true;
            outlet.send(frame);
            traffic.sent();
        }
    }
}

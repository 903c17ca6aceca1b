package ayes.gateway.websocket;

import ayes.gateway.Frame;
import ayes.gateway.GatewayPhases;
import ayes.gateway.Rooms;
import ayes.gateway.Viewer;
import ayes.gateway.http.Admission;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the rooms at shutdown, a few viewers at a time. The web server does not do that: it waits for sockets to end by
 * themselves, until its patience is over.
 */
public final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    /** For the last close frames to be answered. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Rooms rooms;
    private final Admission admission;
    private final Duration window;
    private final Frame farewell;
    private volatile boolean running;

    /**
     * @param window over how long viewers are sent away
     * @param reconnectWithin within which time they should come back
     */
    public Drain(Rooms rooms, Admission admission, Duration window, Duration reconnectWithin) {
        this.rooms = rooms;
        this.admission = admission;
        this.window = window;
        this.farewell = Frame.goAway(reconnectWithin.toMillis());
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        admission.close();
        try {
            sendAway(rooms.viewers());
            awaitEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return GatewayPhases.DRAIN;
    }

    private void sendAway(List<Viewer> viewers) throws InterruptedException {
        int steps = Math.clamp(window.dividedBy(STEP), 1, Math.max(1, viewers.size()));
        for (int step = 0; step < steps; step++) {
            viewers.subList(share(viewers, step, steps), share(viewers, step + 1, steps))
                    .forEach(viewer -> viewer.goAway(farewell));
            if (step + 1 < steps) {
                Thread.sleep(STEP);
            }
        }
        LOG.info("sent {} viewers elsewhere", viewers.size());
    }

    private static int share(List<Viewer> viewers, int step, int steps) {
        return (int) ((long) viewers.size() * step / steps);
    }

    private void awaitEmpty() throws InterruptedException {
        long until = System.nanoTime() + LINGER.toNanos();
        while (System.nanoTime() < until && !rooms.audience().isEmpty()) {
            Thread.sleep(STEP);
        }
    }
}

package ayes.gateway.fanout;

import ayes.gateway.GatewayPhases;
import ayes.gateway.Rooms;
import ayes.screen.Frame;
import java.time.Duration;
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
    private final Hall hall;
    private final Runnable closeDoor;
    private final Duration window;
    private final Frame farewell;
    private volatile boolean running;

    /**
     * @param closeDoor from then on nobody is let in
     * @param window over how long viewers are sent away
     * @param reconnectWithin within which time they should come back
     */
    public Drain(Rooms rooms, Hall hall, Runnable closeDoor, Duration window, Duration reconnectWithin) {
        this.rooms = rooms;
        this.hall = hall;
        this.closeDoor = closeDoor;
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
        closeDoor.run();
        try {
            sendAway();
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

    private void sendAway() throws InterruptedException {
        int steps = Math.toIntExact(Math.max(1, window.dividedBy(STEP)));
        for (int left = steps; left > 0 && !rooms.audience().isEmpty(); left--) {
            hall.sendAway(left, farewell);
            if (left > 1) {
                Thread.sleep(STEP);
            }
        }
        LOG.info("sent the viewers elsewhere");
    }

    private void awaitEmpty() throws InterruptedException {
        long until = System.nanoTime() + LINGER.toNanos();
        while (System.nanoTime() < until && !rooms.audience().isEmpty()) {
            Thread.sleep(STEP);
        }
    }
}

package ayes.gateway.websocket;

import ayes.gateway.GatewayPhases;
import ayes.gateway.Rooms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes round all viewers once a second. One thread for all: a timer per viewer would cost more than the viewers do. */
public final class Caretaker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);

    private final Rooms rooms;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService timer;

    public Caretaker(Rooms rooms, InstantSource clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("ayes-gateway-caretaker").unstarted(task));
        var _ = timer.scheduleAtFixedRate(this::goRound, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return GatewayPhases.CARETAKER;
    }

    private void goRound() {
        Instant now = clock.instant();
        try {
            rooms.viewers().forEach(viewer -> viewer.tend(now));
        } catch (RuntimeException broken) {
            // A timer that throws never runs again, and then nobody gets a ping.
            LOG.error("a round was cut short", broken);
        }
    }
}

package ayes.relay;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where relay and sweeper stand, for those who look from outside. */
public final class RelayStatus {

    private static final Logger LOG = LoggerFactory.getLogger(RelayStatus.class);

    private volatile RelayState relay = new RelayState.Stopped();
    private volatile String sweeper = "stopped";
    private volatile long sweptAt = System.nanoTime();

    public RelayState relay() {
        return relay;
    }

    public String sweeper() {
        return sweeper;
    }

    /** The sweeper has looked, or has waited for its turn. */
    public void swept() {
        sweptAt = System.nanoTime();
    }

    /** Long only if the sweeper hangs or is gone: a dead net is not to be noticed when it is needed. */
    public Duration sinceLastSweep() {
        return Duration.ofNanos(System.nanoTime() - sweptAt);
    }

    /** Returns the state, so that a transition and its showing are one line. */
    public <S extends RelayState> S show(S state) {
        if (!state.equals(relay)) {
            relay = state;
            announce(state);
        }
        return state;
    }

    public void sweeper(String standing) {
        if (!standing.equals(sweeper)) {
            sweeper = standing;
            LOG.info("sweeper: {}", standing);
        }
    }

    private static void announce(RelayState state) {
        switch (state) {
            case RelayState.Halted halted -> LOG.error("relay: halted. {}", halted.sentence());
            case RelayState.Waiting waiting -> LOG.warn("relay: waiting. {}", waiting.reason());
            case RelayState.Recovering recovering -> LOG.warn("relay: recovering. {}", recovering.reason());
            case RelayState.Healing healing -> LOG.info("relay: healing. {}", healing.reason());
            case RelayState.Standby s -> LOG.info("relay: standby");
            case RelayState.Preparing p -> LOG.info("relay: preparing");
            case RelayState.Streaming s -> LOG.info("relay: streaming");
            case RelayState.Stopped s -> LOG.info("relay: stopped");
        }
    }
}

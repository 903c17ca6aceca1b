package ayes.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.LongSupplier;

/** What this step measures, with the names that it is measured under. */
final class GatewayMetrics implements MeterBinder {

    static final String VIEWERS = "ayes.gateway.viewers";
    static final String ROOMS = "ayes.gateway.rooms";
    static final String SESSIONS = "ayes.gateway.sessions";
    static final String FRAMES_SENT = "ayes.gateway.frames.sent";
    static final String FRAMES_CONFLATED = "ayes.gateway.frames.conflated";
    static final String FEED_LAG = "ayes.gateway.feed.lag";
    static final String RECORDS_UNREADABLE = "ayes.gateway.records.unreadable";

    private final Rooms rooms;
    private final Traffic traffic;
    private final Trouble trouble;
    private final LongSupplier lag;

    GatewayMetrics(Rooms rooms, Traffic traffic, Trouble trouble, LongSupplier lag) {
        this.rooms = rooms;
        this.traffic = traffic;
        this.trouble = trouble;
        this.lag = lag;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(VIEWERS, rooms, GatewayMetrics::viewers)
                .description("Viewers connected here")
                .register(registry);
        Gauge.builder(ROOMS, rooms, all -> all.audience().size())
                .description("Sessions with viewers here")
                .register(registry);
        Gauge.builder(SESSIONS, rooms, Rooms::known)
                .description("Sessions known")
                .register(registry);
        Gauge.builder(FEED_LAG, lag, LongSupplier::getAsLong)
                .description("Records in the log that were not read yet")
                .register(registry);
        FunctionCounter.builder(FRAMES_SENT, traffic, Traffic::framesSent)
                .description("Frames handed to connections")
                .register(registry);
        FunctionCounter.builder(FRAMES_CONFLATED, traffic, Traffic::framesConflated)
                .description("Frames that a newer one made needless")
                .register(registry);
        FunctionCounter.builder(RECORDS_UNREADABLE, trouble, Trouble::records)
                .description("Records left out: alert on any")
                .register(registry);
    }

    private static double viewers(Rooms rooms) {
        return rooms.audience().values().stream().mapToInt(Integer::intValue).sum();
    }
}

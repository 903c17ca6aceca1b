package ayes.gateway.kafka;

import ayes.event.Presence;
import ayes.gateway.GatewayPhases;
import ayes.gateway.OwnPresence;
import ayes.gateway.Rooms;
import ayes.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells all gateways once a second how many viewers are connected here. A number that gets lost is sent again. */
public final class PresencePublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PresencePublisher.class);

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final Supplier<Producer<String, byte[]>> producers;
    private final Rooms rooms;
    private final OwnPresence presence;
    private final InstantSource clock;

    private @Nullable ScheduledExecutorService timer;
    private @Nullable Producer<String, byte[]> producer;
    private volatile boolean isSomethingLost;

    public PresencePublisher(KafkaClients kafka, Rooms rooms, OwnPresence presence, InstantSource clock) {
        this.producers = kafka::producer;
        this.rooms = rooms;
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("ayes-gateway-presence").unstarted(task));
        var _ = timer.scheduleWithFixedDelay(this::publish, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once more at the end: the viewers are gone by then, and the others should know at once. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = timer;
        timer = null;
        if (stopping == null) {
            return;
        }
        stopping.execute(this::publish);
        stopping.execute(this::close);
        stopping.shutdown();
        try {
            stopping.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return GatewayPhases.PRESENCE;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void publish() {
        try {
            if (isSomethingLost) {
                isSomethingLost = false;
                presence.sayAllAgain();
            }
            for (Presence due : presence.due(rooms.participants(), clock.millis() * 1000)) {
                send(due);
                if (isSomethingLost) {
                    break; // Kafka is away: each further one would wait for it.
                }
            }
        } catch (RuntimeException broken) {
            // Only a head count: the next second says it again, with a new producer.
            LOG.warn("presence was not sent", broken);
            isSomethingLost = true;
            close();
        }
    }

    private void send(Presence due) {
        if (producer == null) {
            producer = producers.get();
        }
        String key = Topics.key(due.session(), due.gateway());
        var entry = new ProducerRecord<>(
                Topics.PRESENCE.name(),
                Topics.partition(key, Topics.PARTITIONS),
                key,
                Topics.PRESENCE.codec().encode(due));
        var _ = producer.send(entry, (_, failure) -> {
            if (failure != null) {
                isSomethingLost = true;
            }
        });
    }

    private void close() {
        try {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
            }
        } catch (KafkaException e) {
            LOG.debug("the presence producer did not close cleanly", e);
        }
        producer = null;
    }
}

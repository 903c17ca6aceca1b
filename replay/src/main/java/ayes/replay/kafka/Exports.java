package ayes.replay.kafka;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.Demand;
import ayes.replay.Line;
import ayes.replay.Part;
import ayes.replay.ReplaySettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** All exports that run, so many at once and no more. Closing ends them. */
public final class Exports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final ReplaySettings settings;
    private final ReplayMetrics metrics;
    private final Semaphore places;
    private final Beginnings beginnings = new Beginnings();
    private final Set<Demand> running = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads =
            Thread.ofVirtual().name("ayes-replay-export-", 1).factory();

    /** @param consumers makes a consumer without a group; it is closed with its export */
    public Exports(Supplier<Consumer<byte[], byte[]>> consumers, ReplaySettings settings, ReplayMetrics metrics) {
        this.consumers = consumers;
        this.settings = settings;
        this.metrics = metrics;
        this.places = new Semaphore(settings.maxConcurrentExports());
    }

    /** The partition of the log in which that session is. */
    public static int partition(SessionId session) {
        return SessionReader.partition(session);
    }

    /**
     * The lines of an export in batches, read as they are asked for. Starts when subscribed to, and errors before its first
     * batch with {@link Refused} if the session is unknown or not readable (404) or there is no place (503).
     *
     * @param readable whether the session of this tenant may be exported by who asks
     */
    public Flux<List<Line>> of(SessionId session, Part part, Predicate<TenantId> readable) {
        var wanted = new Export.Wanted(session, part, readable);
        return Flux.create(sink -> start(wanted, sink), FluxSink.OverflowStrategy.ERROR);
    }

    private void start(Export.Wanted wanted, FluxSink<List<Line>> sink) {
        if (!places.tryAcquire()) {
            sink.error(new Refused(Problem.overloaded(ASK_AGAIN_AFTER)));
            return;
        }
        var demand = new Demand();
        running.add(demand);
        metrics.running.incrementAndGet();
        sink.onRequest(demand::ask);
        sink.onDispose(demand::cancel);
        threads.newThread(() -> run(wanted, demand, sink)).start();
    }

    private void run(Export.Wanted wanted, Demand demand, FluxSink<List<Line>> sink) {
        var export = new Export(wanted, demand, settings.stalledAfter(), lines -> {
            metrics.lines.increment(lines.size());
            sink.next(lines);
        });
        Throwable failure = failureOf(export, wanted.session());
        // The place is free before the client hears that the export is over: it may ask for the next one at once.
        metrics.running.decrementAndGet();
        running.remove(demand);
        places.release();
        if (sink.isCancelled()) {
            return;
        }
        if (failure != null) {
            sink.error(failure);
        } else if (demand.isCancelled()) {
            // Not by the client: this process stops. Completing would make a part look like the whole.
            sink.error(new Refused(Problem.overloaded(ASK_AGAIN_AFTER)));
        } else {
            sink.complete();
        }
    }

    private @Nullable Throwable failureOf(Export export, SessionId session) {
        try (var reader =
                new SessionReader(consumers.get(), session, settings.kafkaTimeout(), metrics.unreadable::increment)) {
            export.run(reader, beginnings);
            return null;
        } catch (KafkaException kafkaIsAway) {
            LOG.warn("an export of session {} was given up", session, kafkaIsAway);
            return new Refused(Problem.overloaded(ASK_AGAIN_AFTER));
        } catch (StalledExport stalled) {
            metrics.stalled.increment();
            return stalled;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return stop;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    @Override
    public void close() {
        running.forEach(Demand::cancel);
    }
}

package ayes.replay.kafka;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.past.Past;
import ayes.replay.past.PastSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The histories of sessions that somebody travels through, as many as there is memory for. Closing ends the reading. */
public final class Pasts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pasts.class);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    /** Of anything in the cache: an empty history has its weight as well. */
    private static final int LEAST_BYTES = 4_096;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final PastSettings settings;
    private final Duration kafkaTimeout;
    private final ReplayMetrics metrics;
    private final Semaphore places;
    private final Cache<SessionId, Followed> kept;
    private final Beginnings beginnings = new Beginnings();
    private final ThreadFactory threads =
            Thread.ofVirtual().name("ayes-replay-past-", 1).factory();

    /** @param consumers makes a consumer without a group; it is closed when nobody asks any more */
    public Pasts(
            Supplier<Consumer<byte[], byte[]>> consumers,
            PastSettings settings,
            Duration kafkaTimeout,
            ReplayMetrics metrics) {
        this.consumers = consumers;
        this.settings = settings;
        this.kafkaTimeout = kafkaTimeout;
        this.metrics = metrics;
        this.places = new Semaphore(settings.atOnce());
        this.kept = Caffeine.newBuilder()
                .maximumWeight(settings.memory())
                .weigher((SessionId _, Followed followed) ->
                        (int) Math.min(Integer.MAX_VALUE, LEAST_BYTES + followed.bytes()))
                .removalListener((_, followed, _) -> {
                    if (followed != null) {
                        followed.letGo();
                    }
                })
                .build();
    }

    /**
     * A session's history, complete as far as the log is. Errors with {@link Refused} if there is no such session or it is
     * not theirs (404), if its beginning has expired (410), or if there is no place (503).
     *
     * @param readable whether the session of this tenant is theirs who ask
     */
    public Mono<Past> of(SessionId session, Predicate<TenantId> readable) {
        return Mono.defer(() -> {
            Followed followed = kept.get(session, _ -> new Followed(session, settings.followFor()));
            TenantId tenant = followed.tenant();
            if (tenant != null && !readable.test(tenant)) {
                return Mono.error(new Refused(Problem.notFound()));
            }
            Followed.Asked asked = followed.ask();
            if (asked.mustBeRead()) {
                read(session, followed, asked, readable);
            }
            return Mono.fromFuture(asked.answer(), true).flatMap(past -> checked(past, followed, readable));
        });
    }

    /** Who waited while somebody else's question was answered may be another tenant. */
    private static Mono<Past> checked(Past past, Followed followed, Predicate<TenantId> readable) {
        TenantId tenant = followed.tenant();
        return tenant != null && readable.test(tenant) ? Mono.just(past) : Mono.error(new Refused(Problem.notFound()));
    }

    private void read(SessionId session, Followed followed, Followed.Asked asked, Predicate<TenantId> readable) {
        if (!places.tryAcquire()) {
            followed.end(asked, new Refused(Problem.overloaded(ASK_AGAIN_AFTER)));
            return;
        }
        threads.newThread(() -> {
                    Throwable failure = failureOf(session, followed, readable);
                    places.release();
                    if (followed.isEmpty()) {
                        kept.asMap().remove(session, followed);
                    }
                    followed.end(asked, failure);
                })
                .start();
    }

    private @Nullable Throwable failureOf(SessionId session, Followed followed, Predicate<TenantId> readable) {
        try (var reader = new SessionReader(consumers.get(), session, kafkaTimeout, metrics.unreadable::increment)) {
            followed.read(reader, beginnings, readable, () -> weigh(session));
            return null;
        } catch (KafkaException kafkaIsAway) {
            LOG.warn("reading the history of session {} was given up", session, kafkaIsAway);
            return new Refused(Problem.overloaded(ASK_AGAIN_AFTER));
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    /** A history grows while it is kept. */
    private void weigh(SessionId session) {
        kept.asMap().computeIfPresent(session, (_, same) -> same);
    }

    /** Bytes of all that is kept. */
    public long bytes() {
        return kept.asMap().values().stream().mapToLong(Followed::bytes).sum();
    }

    @Override
    public void close() {
        kept.asMap().values().forEach(Followed::close);
    }
}

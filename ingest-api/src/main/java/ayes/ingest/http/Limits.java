package ayes.ingest.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.ParticipantId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What one participant may send, and how many wrong codes one address may try. Successful joins are never limited by
 * address: a hall is one address. The limits are this instance's own; behind a balancer they add up.
 */
public final class Limits {

    private static final int MOST_KEPT = 500_000;

    private final LoadingCache<ParticipantId, Bucket> votes;
    private final LoadingCache<String, Bucket> failedJoins;
    private final boolean trustForwardedFor;

    /** @param period in which {@code refill} more become possible, evenly spread */
    public record Rate(int atOnce, int refill, Duration period) {

        Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(atOnce).refillGreedy(refill, period))
                    .build();
        }
    }

    public Limits(Rate votes, Rate failedJoins, boolean trustForwardedFor) {
        this.votes = buckets(votes);
        this.failedJoins = buckets(failedJoins);
        this.trustForwardedFor = trustForwardedFor;
    }

    /** @throws Refused if the participant sends too much */
    void countVote(ParticipantId participant) {
        consume(votes.get(participant));
    }

    /** @throws Refused if this address has tried too many wrong codes */
    void checkJoin(ServerRequest request) {
        Bucket bucket = failedJoins.getIfPresent(address(request));
        if (bucket != null && bucket.getAvailableTokens() < 1) {
            consume(bucket);
        }
    }

    void countFailedJoin(ServerRequest request) {
        failedJoins.get(address(request)).tryConsume(1);
    }

    private static void consume(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refused(Problem.rateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    private String address(ServerRequest request) {
        String forwarded = trustForwardedFor ? request.headers().firstHeader("X-Forwarded-For") : null;
        if (forwarded != null) {
            // The last one is what our own proxy saw; the ones before it are the client's word.
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .map(address -> address.getHostAddress())
                .orElse("unknown");
    }

    private static <K> LoadingCache<K, Bucket> buckets(Rate rate) {
        // A bucket that rests for this long is full again, and as good as new.
        Duration full = rate.period()
                .multipliedBy(rate.atOnce())
                .dividedBy(rate.refill())
                .plusSeconds(1);
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(full)
                .build(_ -> rate.bucket());
    }
}

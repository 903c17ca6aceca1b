package ayes.access.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tokens that were verified before: verifying costs some 37 µs of CPU, and a participant sends the same token with every
 * vote. Entries end with their token, and know it by its hash: a token has some 700 bytes, and a gateway may hold one for each
 * of 50,000 viewers.
 */
public final class VerifiedTokens {

    private static final int AT_MOST = 200_000;

    private final TokenVerifier verifier;
    private final InstantSource clock;
    private final Cache<Fingerprint, Verified> cache;

    public VerifiedTokens(TokenVerifier verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .expireAfter(Expiry.<Fingerprint, Verified>creating((token, verified) -> remaining(verified)))
                .build();
    }

    /** Errors with {@link ayes.access.Refused} if the token is not one that we believe. */
    public Mono<Verified> verify(String token) {
        var fingerprint = Fingerprint.of(token);
        Verified known = cache.getIfPresent(fingerprint);
        if (known != null && clock.instant().isBefore(known.expiresAt())) {
            return Mono.just(known);
        }
        // Off the event loop: the first verification may fetch keys.
        return Mono.fromCallable(() -> verifier.verify(token))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(verified -> cache.put(fingerprint, verified));
    }

    private Duration remaining(Verified verified) {
        Instant now = clock.instant();
        return now.isBefore(verified.expiresAt()) ? Duration.between(now, verified.expiresAt()) : Duration.ZERO;
    }
}

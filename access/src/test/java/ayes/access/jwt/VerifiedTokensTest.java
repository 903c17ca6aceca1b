package ayes.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.access.AccessSettings;
import ayes.access.Refused;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Signer OURS = new Signer("ours-1");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger keyLookUps = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final VerifiedTokens tokens = new VerifiedTokens(
            new TokenVerifier(
                    new AccessSettings(null, null, null, null, null, true),
                    (selector, context) -> {
                        keyLookUps.incrementAndGet();
                        List<JWK> found = OURS.publicKeys().get(selector, context);
                        return found;
                    },
                    null),
            now::get);

    @Test
    void verifiesATokenOnce() {
        String token = token(Duration.ofMinutes(10));

        var first = tokens.verify(token).block(SOON);
        var second = tokens.verify(token).block(SOON);

        assertThat(second).isEqualTo(first);
        assertThat(keyLookUps).hasValue(1);
    }

    @Test
    void doesNotBelieveAnEntryLongerThanItsToken() {
        // Given
        String token = token(Duration.ofMinutes(10));
        tokens.verify(token).block(SOON);

        // When
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));
        tokens.verify(token).block(SOON);

        // Then
        assertThat(keyLookUps).hasValue(2);
    }

    @Test
    void doesNotRememberARefusal() {
        assertThatThrownBy(() -> tokens.verify("not a token").block(SOON)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> tokens.verify("not a token").block(SOON)).isInstanceOf(Refused.class);
    }

    private String token(Duration lifetime) {
        return OURS.token(
                "wall+jwt",
                new JWTClaimsSet.Builder()
                        .issuer("ayes")
                        .audience("ayes")
                        .subject("wall")
                        .claim("session", UUID.randomUUID().toString())
                        .claim("tenant", UUID.randomUUID().toString())
                        .expirationTime(Date.from(now.get().plus(lifetime)))
                        .build());
    }
}

package ayes.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.access.AccessSettings;
import ayes.access.Caller;
import ayes.access.Refused;
import ayes.access.Tenants;
import ayes.event.ParticipantId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final Signer OURS = new Signer("ours-1");
    private static final Signer ISSUERS = new Signer("issuers-1");
    private static final String ISSUER = "https://login.example";
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final ParticipantId PARTICIPANT = new ParticipantId(UUID.randomUUID());
    private final Instant end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

    private final TokenVerifier verifier = new TokenVerifier(
            new AccessSettings(null, ISSUER, ISSUER + "/keys", "polls", "org", false),
            OURS.publicKeys(),
            ISSUERS.publicKeys());

    @Test
    void believesAParticipant() {
        var verified = verifier.verify(OURS.token("participant+jwt", ours().build()));

        assertThat(verified.caller()).isEqualTo(new Caller.Participant(SESSION, TENANT, PARTICIPANT));
        assertThat(verified.expiresAt()).isEqualTo(end);
    }

    @Test
    void believesAWall() {
        var token = OURS.token("wall+jwt", ours().subject("wall").build());

        assertThat(verifier.verify(token).caller()).isEqualTo(new Caller.Wall(SESSION, TENANT));
    }

    @Test
    void believesAGuestHost() {
        var token = OURS.token("host+jwt", ours().subject("guest").build());

        assertThat(verifier.verify(token).caller()).isEqualTo(new Caller.GuestHost(SESSION, TENANT));
    }

    @Test
    void believesAnIssuersHostWhoseTenantIsAUuid() {
        var token = ISSUERS.token("JWT", issuers().build());

        assertThat(verifier.verify(token).caller()).isEqualTo(new Caller.TenantHost(TENANT, "ada"));
    }

    @Test
    void derivesTheTenantFromAName() {
        var token = ISSUERS.token("JWT", issuers().claim("org", "acme").build());

        var caller = verifier.verify(token).caller();

        assertThat(caller).isEqualTo(new Caller.TenantHost(Tenants.of(ISSUER, "acme"), "ada"));
        assertThat(caller.tenant()).isNotEqualTo(Tenants.of("https://another.example", "acme"));
    }

    @Test
    void refusesATokenWithoutASignature() {
        refuses(Signer.unsigned(ours().build()));
    }

    @Test
    void refusesOurPublicKeyAsASecret() {
        refuses(OURS.withPublicKeyAsSecret("host+jwt", ours().build()));
    }

    @Test
    void refusesAnotherRsaAlgorithm() {
        refuses(OURS.withAlgorithm(JWSAlgorithm.RS512, "host+jwt", ours().build()));
        refuses(OURS.withAlgorithm(JWSAlgorithm.PS256, "host+jwt", ours().build()));
    }

    @Test
    void refusesAKeyThatIsNotOurs() {
        refuses(new Signer("ours-1").token("host+jwt", ours().build()));
    }

    @Test
    void refusesAnUnknownKeyId() {
        refuses(OURS.token("host+jwt", "ours-2", ours().build()));
    }

    @Test
    void refusesTheIssuersKeyForATokenThatSaysItIsOurs() {
        refuses(ISSUERS.token("host+jwt", "issuers-1", ours().build()));
    }

    @Test
    void refusesOurKeyForATokenThatSaysItIsTheIssuers() {
        refuses(OURS.token("JWT", "ours-1", issuers().build()));
    }

    @Test
    void refusesAnotherAudience() {
        refuses(OURS.token("host+jwt", ours().audience("polls").build()));
        refuses(ISSUERS.token("JWT", issuers().audience("ayes").build()));
        refuses(ISSUERS.token("JWT", issuers().audience((String) null).build()));
    }

    @Test
    void refusesAnotherIssuer() {
        refuses(ISSUERS.token(
                "JWT", issuers().issuer("https://elsewhere.example").build()));
        refuses(ISSUERS.token("JWT", issuers().issuer(null).build()));
    }

    @Test
    void refusesAnExpiredToken() {
        // Nimbus allows clocks to differ by a minute.
        var past = Date.from(Instant.now().minusSeconds(61));

        refuses(OURS.token("host+jwt", ours().expirationTime(past).build()));
        refuses(ISSUERS.token("JWT", issuers().expirationTime(past).build()));
    }

    @Test
    void refusesATokenThatNeverEnds() {
        refuses(OURS.token("host+jwt", ours().expirationTime(null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "wall", "participant"})
    void refusesATypeThatWeDoNotMake(String type) {
        refuses(OURS.token(type, ours().build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "tenant", "sub"})
    void refusesATokenOfOursThatLacksAClaim(String claim) {
        refuses(OURS.token("participant+jwt", ours().claim(claim, null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "tenant", "sub"})
    void refusesATokenOfOursWhoseClaimIsNoUuid(String claim) {
        refuses(OURS.token("participant+jwt", ours().claim(claim, "42").build()));
    }

    @Test
    void refusesAnIssuersTokenWithoutATenant() {
        refuses(ISSUERS.token("JWT", issuers().claim("org", null).build()));
        refuses(ISSUERS.token("JWT", issuers().claim("org", List.of("acme")).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "a.b", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9..", "ä.ö.ü"})
    void refusesWhatIsNoToken(String text) {
        refuses(text);
    }

    @Test
    void refusesEveryHostsTokenWhereNoIssuerIsConfigured() {
        var open = new TokenVerifier(new AccessSettings(null, null, null, null, null, true), OURS.publicKeys(), null);

        assertThatThrownBy(() -> open.verify(ISSUERS.token("JWT", issuers().build())))
                .isInstanceOfSatisfying(Refused.class, TokenVerifierTest::isUnauthenticated);
    }

    @Test
    void blamesNoTokenForKeysThatCannotBeFetched() {
        var unreachable = new TokenVerifier(
                new AccessSettings(null, null, null, null, null, true),
                (selector, context) -> {
                    throw new KeySourceException("connection refused");
                },
                null);

        assertThatThrownBy(() -> unreachable.verify(OURS.token("host+jwt", ours().build())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo("overloaded"));
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(Refused.class, TokenVerifierTest::isUnauthenticated);
    }

    private static void isUnauthenticated(Refused refused) {
        assertThat(refused.problem().type()).isEqualTo("unauthenticated");
        assertThat(refused.problem().status()).isEqualTo(401);
    }

    private JWTClaimsSet.Builder ours() {
        return new JWTClaimsSet.Builder()
                .issuer("ayes")
                .audience("ayes")
                .subject(PARTICIPANT.toString())
                .claim("session", SESSION.toString())
                .claim("tenant", TENANT.toString())
                .expirationTime(Date.from(end));
    }

    private JWTClaimsSet.Builder issuers() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("polls")
                .subject("ada")
                .claim("org", TENANT.toString())
                .expirationTime(Date.from(end));
    }
}

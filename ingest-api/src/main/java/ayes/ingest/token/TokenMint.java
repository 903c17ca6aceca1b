package ayes.ingest.token;

import ayes.access.TokenType;
import ayes.access.jwt.Rsa;
import ayes.access.jwt.TokenVerifier;
import ayes.event.ParticipantId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Makes tokens. Signing costs about a millisecond of CPU, many where {@link Rsa} is the JVM's own: not for an event loop. Thread-safe. */
public final class TokenMint {

    private final String keyId;
    private final JWSSigner signer;
    private final Duration lifetime;
    private final InstantSource clock;

    /** @param lifetime of every token: as long as a session may last */
    public TokenMint(SigningKeys keys, Duration lifetime, InstantSource clock) throws JOSEException {
        this.keyId = keys.signing().getKeyID();
        this.signer = Rsa.signer(keys.signing());
        this.lifetime = lifetime;
        this.clock = clock;
    }

    public String participant(SessionId session, TenantId tenant, ParticipantId participant) {
        return token(TokenType.PARTICIPANT, participant.toString(), session, tenant);
    }

    public String wall(SessionId session, TenantId tenant) {
        return token(TokenType.WALL, "wall", session, tenant);
    }

    /** For the guest host of this one session. */
    public String host(SessionId session, TenantId tenant) {
        return token(TokenType.HOST, "guest", session, tenant);
    }

    private String token(TokenType type, String subject, SessionId session, TenantId tenant) {
        Instant now = clock.instant();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(keyId)
                .type(new JOSEObjectType(type.header()))
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(TokenVerifier.OURSELVES)
                .audience(TokenVerifier.OURSELVES)
                .subject(subject)
                .claim("session", session.toString())
                .claim("tenant", tenant.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with key " + keyId, e);
        }
        return jwt.serialize();
    }
}

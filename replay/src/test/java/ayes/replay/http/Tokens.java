package ayes.replay.http;

import ayes.access.AccessSettings;
import ayes.access.TokenType;
import ayes.access.http.Authenticator;
import ayes.access.jwt.TokenVerifier;
import ayes.access.jwt.VerifiedTokens;
import ayes.event.SessionId;
import ayes.event.TenantId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/** Tokens as ingest and an issuer would make them, and the door that believes them. */
public final class Tokens {

    private static final String ISSUER = "https://issuer.example";

    private final RSAKey key = key();

    public Authenticator door() {
        var keys = new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()));
        var settings = new AccessSettings(null, ISSUER, ISSUER + "/keys", null, null, true);
        return new Authenticator(new VerifiedTokens(new TokenVerifier(settings, keys, keys), InstantSource.system()));
    }

    public String ofOurs(TokenType type, SessionId session, TenantId tenant) {
        return signed(
                new JOSEObjectType(type.header()),
                claims(TokenVerifier.OURSELVES, tenant)
                        .subject(UUID.randomUUID().toString())
                        .claim("session", session.toString()));
    }

    public String ofHost(TenantId tenant) {
        return signed(JOSEObjectType.JWT, claims(ISSUER, tenant).subject("a host"));
    }

    private static JWTClaimsSet.Builder claims(String issuer, TenantId tenant) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("ayes")
                .claim("tenant", tenant.toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private String signed(JOSEObjectType type, JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

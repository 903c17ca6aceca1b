package ayes.access.jwt;

import ayes.access.AccessSettings;
import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.Tenants;
import ayes.access.TokenType;
import ayes.event.ParticipantId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who speaks. May block while keys are fetched for the first time, or after they were rotated. Thread-safe. */
public final class TokenVerifier {

    /** The {@code iss} and {@code aud} of the tokens that we make ourselves. */
    public static final String OURSELVES = "ayes";

    private final DefaultJWTProcessor<SecurityContext> ours;
    private final @Nullable DefaultJWTProcessor<SecurityContext> issuers;
    private final AccessSettings settings;

    /**
     * @param ourKeys our own public keys
     * @param issuerKeys the configured issuer's, null where there is none
     */
    public TokenVerifier(
            AccessSettings settings,
            JWKSource<SecurityContext> ourKeys,
            @Nullable JWKSource<SecurityContext> issuerKeys) {
        this.settings = settings;
        this.ours = processor(ourKeys, OURSELVES, OURSELVES, Set.of("sub", "exp", "session", "tenant"));
        this.ours.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(Arrays.stream(TokenType.values())
                .map(type -> new JOSEObjectType(type.header()))
                .toArray(JOSEObjectType[]::new)));
        this.issuers = issuerKeys == null ? null : issuerProcessor(issuerKeys);
    }

    /** @throws Refused if the token is not one that we believe */
    public Verified verify(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            return isOurs(jwt) ? ourCaller(jwt) : issuersCaller(jwt);
        } catch (KeySourceException unreachable) {
            // Our keys or the issuer's could not be fetched: nothing is wrong with the token.
            throw new Refused(Problem.overloaded(Duration.ofSeconds(1)));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException reason) {
            throw new Refused(Problem.unauthenticated("The token is not valid: " + reason.getMessage()));
        }
    }

    private static boolean isOurs(SignedJWT jwt) throws ParseException {
        return OURSELVES.equals(jwt.getJWTClaimsSet().getIssuer());
    }

    private Verified ourCaller(SignedJWT jwt) throws ParseException, BadJOSEException, JOSEException {
        JWTClaimsSet claims = ours.process(jwt, null);
        var session = SessionId.of(claims.getStringClaim("session"));
        var tenant = TenantId.of(claims.getStringClaim("tenant"));
        var type = TokenType.of(jwt.getHeader().getType().getType()).orElseThrow();
        Caller caller = switch (type) {
            case PARTICIPANT -> new Caller.Participant(session, tenant, ParticipantId.of(claims.getSubject()));
            case WALL -> new Caller.Wall(session, tenant);
            case HOST -> new Caller.GuestHost(session, tenant);
        };
        return new Verified(caller, claims.getExpirationTime().toInstant());
    }

    private Verified issuersCaller(SignedJWT jwt) throws ParseException, BadJOSEException, JOSEException {
        if (issuers == null) {
            throw new BadJOSEException("unknown issuer");
        }
        JWTClaimsSet claims = issuers.process(jwt, null);
        String tenant = claims.getStringClaim(Objects.requireNonNull(settings.tenantClaim()));
        return new Verified(
                new Caller.TenantHost(
                        Tenants.of(Objects.requireNonNull(settings.issuer()), tenant), claims.getSubject()),
                claims.getExpirationTime().toInstant());
    }

    private DefaultJWTProcessor<SecurityContext> issuerProcessor(JWKSource<SecurityContext> keys) {
        return processor(
                keys,
                Objects.requireNonNull(settings.issuer()),
                Objects.requireNonNull(settings.issuerAudience()),
                Set.of("sub", "exp", Objects.requireNonNull(settings.tenantClaim())));
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            JWKSource<SecurityContext> keys, String issuer, String audience, Set<String> required) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSVerifierFactory(Rsa.verifiers());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), required));
        return processor;
    }
}

package ayes.ingest.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;

/**
 * @param signing the one that signs
 * @param all that are still believed, the signing one among them
 */
public record SigningKeys(RSAKey signing, List<RSAKey> all) {

    private static final int BITS = 2048;

    public SigningKeys {
        all = List.copyOf(all);
    }

    /** @param jwks private keys as JSON, newest first, at least one */
    public static SigningKeys of(List<String> jwks) {
        List<RSAKey> keys = jwks.stream().map(SigningKeys::parsed).toList();
        return new SigningKeys(keys.getFirst(), keys);
    }

    /** A new private key as JSON. */
    public static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JVM cannot make RSA keys", e);
        }
    }

    /** The JWK set to publish: public halves only. */
    public String publicJson() {
        return new JWKSet(List.copyOf(all)).toPublicJWKSet().toString();
    }

    private static RSAKey parsed(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is not a JWK", e);
        }
    }
}

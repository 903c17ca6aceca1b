package ayes.access.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arithmetic behind RS256: AWS-LC's, through Amazon's provider, on platforms that it is built for, and the JVM's own
 * elsewhere. Both make the same signatures; with the first compiler alone the JVM's take twenty times the CPU. Loading it
 * takes a third of a second, once. Thread-safe.
 */
public final class Rsa {

    private static final Logger LOG = LoggerFactory.getLogger(Rsa.class);
    private static final @Nullable Provider NATIVE = load();

    private Rsa() {}

    /** For signing with this private key. */
    public static JWSSigner signer(RSAKey key) throws JOSEException {
        if (NATIVE == null) {
            return new RSASSASigner(key);
        }
        var signer = new RSASSASigner(translated(key.toPrivateKey(), NATIVE));
        signer.getJCAContext().setProvider(NATIVE);
        return signer;
    }

    static JWSVerifierFactory verifiers() {
        var verifiers = new DefaultJWSVerifierFactory();
        if (NATIVE != null) {
            verifiers.getJCAContext().setProvider(NATIVE);
        }
        return verifiers;
    }

    /** Once, and not for each signature. */
    private static PrivateKey translated(PrivateKey key, Provider provider) throws JOSEException {
        try {
            return (PrivateKey) KeyFactory.getInstance("RSA", provider).translateKey(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new JOSEException("not an RSA key that can sign", e);
        }
    }

    private static @Nullable Provider load() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable missing = provider.getLoadingError();
        if (missing == null) {
            return provider;
        }
        LOG.info("RSA is the JVM's own, which is slower: {}", missing.toString());
        return null;
    }
}

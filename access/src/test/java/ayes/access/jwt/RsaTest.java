package ayes.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RsaTest {

    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.RS256);
    private static final byte[] TEXT = "counted as voted".getBytes(StandardCharsets.US_ASCII);

    private final RSAKey key = new RSAKeyGenerator(2048).generate();

    RsaTest() throws Exception {}

    @Test
    void signsByteForByteAsTheJvmDoes() throws Exception {
        assertThat(Rsa.signer(key).sign(HEADER, TEXT)).isEqualTo(new RSASSASigner(key).sign(HEADER, TEXT));
    }

    @Test
    void believesWhatTheJvmHasSignedAndTheOtherWayRound() throws Exception {
        Base64URL theirs = new RSASSASigner(key).sign(HEADER, TEXT);
        Base64URL ours = Rsa.signer(key).sign(HEADER, TEXT);

        var verifier = Rsa.verifiers().createJWSVerifier(HEADER, key.toRSAPublicKey());
        assertThat(verifier.verify(HEADER, TEXT, theirs)).isTrue();
        assertThat(verifier.verify(HEADER, "counted twice".getBytes(StandardCharsets.US_ASCII), theirs))
                .isFalse();
        assertThat(new RSASSAVerifier(key.toRSAPublicKey()).verify(HEADER, TEXT, ours))
                .isTrue();
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"},
            disabledReason = "there is no build of it for the others")
    void isNotTheJvmsOwnWhereThereIsABuild() throws Exception {
        JWSSigner signer = Rsa.signer(key);

        assertThat(signer.getJCAContext().getProvider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }
}

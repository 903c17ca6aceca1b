package ayes.cluster.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysIT {

    @Test
    void makesWhatIsMissingAndLeavesWhatIsThere(@TempDir Path directory) throws Exception {
        // Given
        Keys keys = Keys.in(directory);
        keys.makeMissing();
        String owner = keys.read(Keys.OWNER);
        Path certificate = directory.resolve("door/front-door.pem");
        String pem = Files.readString(certificate);

        // When
        keys.makeMissing();

        // Then
        assertThat(keys.read(Keys.OWNER)).isEqualTo(owner).hasSize(32).isNotEqualTo(keys.read(Keys.SUPERUSER));
        assertThat(certificate).hasContent(pem);
        assertThat(pem).contains("-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----");
        assertThat(directory.resolve("relay")).isDirectoryNotContaining("glob:**owner*");
    }

    @Test
    void makesACertificateThatPhonesCanBeToldToTrust(@TempDir Path directory) throws Exception {
        Path certificate = directory.resolve("front-door.pem");
        Files.writeString(certificate, Certificate.selfSigned(List.of("localhost")));

        assertThat(Certificate.endsBefore(certificate, Instant.now().plus(Duration.ofDays(799))))
                .isFalse();
        assertThat(Certificate.endsBefore(certificate, Instant.now().plus(Duration.ofDays(825))))
                .isTrue();
    }
}

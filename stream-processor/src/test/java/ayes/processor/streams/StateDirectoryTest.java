package ayes.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void isTheSameProcessAfterARestart() throws IOException {
        // Given
        String first;
        try (var before = StateDirectory.open(directory)) {
            first = before.instanceId();
        }

        // When
        try (var after = StateDirectory.open(directory)) {
            // Then
            assertThat(after.instanceId()).isEqualTo(first);
        }
    }

    @Test
    void belongsToOneProcessAtATime() throws IOException {
        try (var taken = StateDirectory.open(directory)) {
            assertThat(taken).isNotNull();
            assertThatThrownBy(() -> StateDirectory.open(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ayes.processor.state-dir");
        }
    }
}

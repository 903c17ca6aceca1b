package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void saysThatAPortIsTakenAndWhatToDo() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> FreePorts.requireFree(port))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port " + port + " is taken by another program: stop that, or choose another with --port.");
        }
    }

    @Test
    void replacesOnlyThePortThatIsTaken() throws IOException {
        // Given
        DataFormat.Ports known = FreePorts.choose();
        try (var _ = new ServerSocket(known.kafka(), 1, InetAddress.getLoopbackAddress())) {

            // When
            DataFormat.Ports ports = FreePorts.stillFree(known);

            // Then
            assertThat(ports.postgres()).isEqualTo(known.postgres());
            assertThat(ports.controller()).isEqualTo(known.controller());
            assertThat(ports.kafka()).isNotEqualTo(known.kafka());
        }
    }
}

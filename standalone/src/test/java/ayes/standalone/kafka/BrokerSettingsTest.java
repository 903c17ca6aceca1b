package ayes.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    @Test
    void listensOnLoopbackOnly() {
        assertThat(BrokerSettings.of(Path.of("kafka"), 21001, 21002, false))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:21001,CONTROLLER://127.0.0.1:21002");
    }

    @Test
    void waitsForAKilledBrokersPlaceOnlyBriefly() {
        assertThat(BrokerSettings.of(Path.of("kafka"), 21001, 21002, true))
                .containsEntry("broker.session.timeout.ms", "1500");
    }
}

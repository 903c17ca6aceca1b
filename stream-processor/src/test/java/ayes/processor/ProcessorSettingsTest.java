package ayes.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class ProcessorSettingsTest {

    @Test
    void hasTheDefaultsThatItsFileShows() throws IOException {
        // Given
        var file = new YamlPropertySourceLoader().load("file", new ClassPathResource("ayes-processor.yaml"));
        var shown = new Binder(ConfigurationPropertySources.from(file));

        // When
        ProcessorSettings defaults = bound(Map.of());

        // Then
        assertThat(shown.bind("ayes.processor", ProcessorSettings.class).get()).isEqualTo(defaults);
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> bound(Map.of("ayes.processor.heartbeat", "5s")))
                .rootCause()
                .hasMessageStartingWith("ayes.processor.session-timeout must be at least 3 times heartbeat");
    }

    @Test
    void passesClientSettingsOnByTheirKafkaNames() {
        // Given
        var source = new MapConfigurationPropertySource(Map.of("ayes.kafka.client.security.protocol", "SSL"));

        // When
        var kafka = new Binder(source).bindOrCreate("ayes.kafka", ProcessorSettings.Kafka.class);

        // Then
        assertThat(kafka.client()).containsEntry("security.protocol", "SSL");
    }

    private static ProcessorSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ayes.processor", ProcessorSettings.class);
    }
}

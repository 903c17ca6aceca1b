package ayes.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class RelaySettingsTest {

    @Test
    void theFileSaysTheDefaults() throws IOException {
        List<PropertySource<?>> file =
                new YamlPropertySourceLoader().load("file", new ClassPathResource("ayes-relay.yaml"));
        var binder = new Binder(ConfigurationPropertySources.from(file));

        assertThat(binder.bindOrCreate("ayes.relay", RelaySettings.class)).isEqualTo(bind(Map.of()));
        assertThat(binder.bindOrCreate("ayes.kafka", KafkaAccess.class))
                .isEqualTo(new Binder().bindOrCreate("ayes.kafka", KafkaAccess.class));
        assertThat(binder.bindOrCreate("ayes.postgres", PostgresAccess.class))
                .isEqualTo(new Binder().bindOrCreate("ayes.postgres", PostgresAccess.class));
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> bind(Map.of("ayes.relay.slot", "Not A Slot")))
                .hasRootCauseMessage("ayes.relay.slot must be 1 to 63 of a-z, 0-9 and _, but is 'Not A Slot'");
        assertThatThrownBy(() -> bind(Map.of("ayes.relay.leadership.timeout", "1s")))
                .hasRootCauseMessage("ayes.relay.leadership.timeout must be at least twice the ping");
    }

    @Test
    void handsClientSettingsThroughByTheirKafkaNames() {
        var source = new MapConfigurationPropertySource(Map.of("ayes.kafka.client.security.protocol", "SSL"));

        KafkaAccess kafka = new Binder(source).bindOrCreate("ayes.kafka", KafkaAccess.class);

        assertThat(kafka.clientSettings("me")).containsEntry("security.protocol", "SSL");
    }

    private static RelaySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ayes.relay", RelaySettings.class);
    }
}

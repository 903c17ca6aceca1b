package ayes.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewaySettingsTest {

    @Test
    void hasADefaultForEverything() {
        // When
        var settings = bind(Map.of());

        // Then
        assertThat(settings.publicUrl()).isNull();
        assertThat(settings.allowedOrigins()).isEmpty();
        assertThat(settings.pingEvery()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aPublicUrlHasNoSlashAtItsEnd() {
        assertThat(bind(Map.of("ayes.gateway.public-url", "https://polls.example.org/"))
                        .publicUrl())
                .isEqualTo("https://polls.example.org");
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> bind(Map.of("ayes.gateway.public-url", "polls.example.org")))
                .hasStackTraceContaining("ayes.gateway.public-url must be an address");
        assertThatThrownBy(() -> bind(Map.of("ayes.gateway.drain", "30s")))
                .hasStackTraceContaining("ayes.gateway.drain must be at most 8 s");
        assertThatThrownBy(() -> bind(Map.of("ayes.gateway.ping-every", "6s")))
                .hasStackTraceContaining("ayes.gateway.ping-every must be at most 5 s");
    }

    private static GatewaySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ayes.gateway", GatewaySettings.class);
    }
}

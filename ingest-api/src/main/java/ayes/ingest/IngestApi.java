package ayes.ingest;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Step 1 alone, as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestApi {

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** Returns when it serves. */
    public static ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(IngestApi.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.config.name", "ayes-ingest"),
                Map.entry("spring.application.name", "ayes-ingest"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("server.port", "8081"),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("management.server.port", "9081"),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.path-mapping.health", "healthz"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoints.web.discovery.enabled", "false"),
                Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                Map.entry("management.endpoint.health.group.ready.include", "readinessState,ayesIngest")));
        return application.run(arguments);
    }
}

package ayes.replay;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** This step as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ReplayConfiguration.class)
public class Replay {

    /**
     * Starts it.
     *
     * @param arguments settings, such as {@code --ayes.kafka.bootstrap-servers=kafka:9092}
     */
    public static void main(String[] arguments) {
        var application = new SpringApplication(Replay.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.config.name", "ayes-replay"),
                Map.entry("spring.application.name", "ayes-replay"),
                // Kafka's clients say thirty lines whenever one is made, and each export makes one.
                Map.entry("logging.level.org.apache.kafka", "warn"),
                Map.entry("server.port", "8085"),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("management.server.port", "9085"),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.path-mapping.health", "healthz"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoints.web.discovery.enabled", "false"),
                Map.entry("management.endpoint.health.probes.enabled", "true"),
                Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                Map.entry("management.endpoint.health.group.ready.include", "readinessState,ayesReplay")));
        application.run(arguments);
    }
}

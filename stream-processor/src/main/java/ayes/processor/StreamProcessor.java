package ayes.processor;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Step 3 as a process of its own. Start as many as there is work: each takes its share of the partitions. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(StreamProcessorConfiguration.class)
public class StreamProcessor {

    public static void main(String[] args) {
        var application = new SpringApplication(StreamProcessor.class);
        application.setDefaultProperties(defaults());
        application.run(args);
    }

    private static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("spring.config.name", "ayes-processor"),
                Map.entry("spring.application.name", "ayes-processor"),
                Map.entry("server.port", "9083"),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.discovery.enabled", "false"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoints.web.path-mapping.health", "healthz"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
                Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                Map.entry("management.endpoint.health.group.ready.include", "readinessState,ayesProcessor"),
                // What Streams says of its tasks is worth reading; what its many clients say of theirs is not.
                Map.entry("logging.level.org.apache.kafka.clients", "WARN"),
                // A broker that restarts makes it say the same thing a hundred times a second.
                Map.entry("logging.level.org.apache.kafka.clients.NetworkClient", "ERROR"));
    }
}

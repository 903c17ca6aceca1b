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
        application.setDefaultProperties(Map.of(
                "spring.config.name", "ayes-processor",
                "spring.application.name", "ayes-processor",
                "server.port", "9083",
                "management.endpoints.web.base-path", "/",
                "management.endpoints.web.discovery.enabled", "false",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoints.web.path-mapping.health", "healthz",
                "management.endpoints.web.path-mapping.prometheus", "metrics",
                "management.endpoint.health.group.live.include", "livenessState",
                "management.endpoint.health.group.ready.include", "readinessState,ayesProcessor"));
        application.run(args);
    }
}

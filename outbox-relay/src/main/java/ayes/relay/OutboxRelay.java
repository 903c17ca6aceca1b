package ayes.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Step 2 as a process of its own: a long-running, high-I/O daemon does not live in a web worker. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(OutboxRelayConfiguration.class)
public class OutboxRelay {

    public static void main(String[] args) {
        var application = new SpringApplication(OutboxRelay.class);
        application.setDefaultProperties(processDefaults());
        application.run(args);
    }

    private static Map<String, Object> processDefaults() {
        var defaults = new HashMap<String, Object>();
        defaults.put("spring.application.name", "ayes-relay");
        defaults.put("spring.config.name", "ayes-relay");
        defaults.put("server.port", 9082);
        defaults.put("management.endpoints.web.base-path", "/");
        defaults.put("management.endpoints.web.path-mapping.health", "healthz");
        defaults.put("management.endpoints.web.path-mapping.prometheus", "metrics");
        defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
        defaults.put("management.endpoints.web.discovery.enabled", false);
        defaults.put("management.endpoint.health.probes.enabled", true);
        defaults.put("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,HALTED,UP,UNKNOWN");
        for (String notReady : List.of("DOWN", "OUT_OF_SERVICE", "HALTED")) {
            defaults.put("management.endpoint.health.status.http-mapping." + notReady, 503);
        }
        defaults.put("management.endpoint.health.group.live.include", "livenessState");
        defaults.put("management.endpoint.health.group.ready.include", "readinessState,ayesRelay");
        defaults.put("management.endpoint.health.group.ready.show-details", "always");
        // What these two say at INFO is their own plumbing, and a lot of it.
        defaults.put("logging.level.io.debezium", "WARN");
        defaults.put("logging.level.org.apache.kafka", "WARN");
        // A broker that restarts makes these two say the same thing hundreds of times a second.
        defaults.put("logging.level.org.apache.kafka.clients.NetworkClient", "ERROR");
        defaults.put("logging.level.org.apache.kafka.clients.consumer.internals.FetchCollector", "ERROR");
        // Warns for every row of a burst that its own statistics are full.
        defaults.put("logging.level.io.debezium.metrics.stats.MeasurementCollector", "ERROR");
        return defaults;
    }
}

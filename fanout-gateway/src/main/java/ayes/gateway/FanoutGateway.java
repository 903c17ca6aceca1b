package ayes.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Step 4 as a process of its own. Reads {@code ayes-gateway.yaml}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(FanoutGatewayConfiguration.class)
public class FanoutGateway {

    /** Reactor Netty's, which would otherwise start at least four: more loops than cores only fight for them. */
    private static final String LOOPS = "reactor.netty.ioWorkerCount";

    public static void main(String[] args) {
        if (System.getProperty(LOOPS) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(LOOPS, Integer.toString(Math.max(2, cores)));
        }
        var app = new SpringApplication(FanoutGateway.class);
        app.setDefaultProperties(defaults());
        app.run(args);
    }

    static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("spring.config.name", "ayes-gateway"),
                Map.entry("spring.application.name", "ayes-gateway"),
                Map.entry("server.port", 8084),
                // Two lines for each of 96 partitions at each start.
                Map.entry("logging.level.org.apache.kafka", "WARN"),
                // A broker that restarts makes it say the same thing a hundred times a second.
                Map.entry("logging.level.org.apache.kafka.clients.NetworkClient", "ERROR"),
                // A viewer who comes back names what it holds: some fifty characters for each poll of the session.
                Map.entry("server.netty.max-initial-line-length", "16KB"),
                Map.entry("server.compression.enabled", true),
                // Pages are ours (PageFiles); what else lies in libraries' META-INF/resources is nobody's business.
                Map.entry("spring.web.resources.add-mappings", false),
                Map.entry("management.server.port", 9084),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.path-mapping.health", "healthz"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoints.web.discovery.enabled", false),
                Map.entry("management.endpoint.health.probes.enabled", true),
                Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                Map.entry("management.endpoint.health.group.ready.include", "readinessState,ayesGateway"));
    }
}

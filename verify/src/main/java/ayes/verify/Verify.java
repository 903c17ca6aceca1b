package ayes.verify;

import ayes.verify.http.VerifyHealth;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The check as a process of its own: one port, for operators only. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(VerifyConfiguration.class)
public class Verify {

    /**
     * Starts it.
     *
     * @param arguments settings, such as {@code --ayes.kafka.bootstrap-servers=kafka:9092}
     */
    public static void main(String[] arguments) {
        var application = new SpringApplication(Verify.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.config.name", "ayes-verify"),
                Map.entry("spring.application.name", "ayes-verify"),
                // Kafka's clients say thirty lines whenever one is made, and each check makes two.
                Map.entry("logging.level.org.apache.kafka", "warn"),
                // A broker that is away makes this one say so every second.
                Map.entry("logging.level.org.apache.kafka.clients.NetworkClient", "error"),
                Map.entry("server.port", "9086"),
                Map.entry("ayes.verify.counts", "true"),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.path-mapping.health", "healthz"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus,verify"),
                Map.entry("management.endpoints.web.discovery.enabled", "false"),
                Map.entry("management.endpoint.health.probes.enabled", "true"),
                Map.entry("management.endpoint.health.group.live.include", "livenessState"),
                Map.entry("management.endpoint.health.group.ready.include", "readinessState,ayesVerify")));
        application.run(arguments);
    }

    /** The bean's name is the indicator's. Beside other steps, theirs say enough. */
    @Bean
    VerifyHealth ayesVerify(Sources sources) {
        return new VerifyHealth(sources);
    }
}

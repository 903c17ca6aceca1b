package ayes.relay;

import ayes.clock.SteadyClock;
import ayes.relay.sweeper.Sweeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Everything that step 2 needs. */
@Configuration(proxyBeanMethods = false)
public class OutboxRelayConfiguration {

    @Bean
    RelaySettings relaySettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.relay", RelaySettings.class);
    }

    @Bean
    PostgresAccess relayPostgresAccess(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.postgres", PostgresAccess.class);
    }

    @Bean
    KafkaAccess relayKafkaAccess(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.kafka", KafkaAccess.class);
    }

    @Bean
    RelayMetrics relayMetrics(MeterRegistry registry) {
        return new RelayMetrics(registry);
    }

    @Bean
    RelayStatus relayStatus(RelayMetrics metrics) {
        var status = new RelayStatus();
        metrics.watch(status);
        return status;
    }

    @Bean
    RelaySupervisor relaySupervisor(
            RelaySettings settings,
            PostgresAccess postgres,
            KafkaAccess kafka,
            RelayMetrics metrics,
            RelayStatus status) {
        return new RelaySupervisor(settings, postgres, kafka, metrics, status);
    }

    @Bean
    Sweeper relaySweeper(
            RelaySettings settings,
            PostgresAccess postgres,
            KafkaAccess kafka,
            RelayMetrics metrics,
            RelayStatus status,
            Environment environment) {
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        return new Sweeper(settings, postgres, kafka, metrics, status, SteadyClock.begin(offset));
    }

    /** Named so that it appears as {@code ayesRelay}. */
    @Bean
    RelayHealth ayesRelayHealthIndicator(RelayStatus status) {
        return new RelayHealth(status);
    }
}

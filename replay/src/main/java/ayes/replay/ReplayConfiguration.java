package ayes.replay;

import ayes.access.http.AccessConfiguration;
import ayes.access.http.Authenticator;
import ayes.replay.http.ReplayRoutes;
import ayes.replay.http.SchemaRoutes;
import ayes.replay.kafka.Exports;
import ayes.replay.kafka.LogConsumers;
import ayes.replay.kafka.LogHealth;
import ayes.replay.kafka.Pasts;
import ayes.replay.kafka.ReplayMetrics;
import ayes.replay.past.PastSettings;
import ayes.replay.past.http.PastRoutes;
import ayes.replay.past.http.ReplayHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Everything that this step needs. Imported by {@link Replay}, and by standalone beside the other steps. */
@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
public class ReplayConfiguration {

    @Bean
    ReplaySettings replaySettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.replay", ReplaySettings.class);
    }

    @Bean
    PastSettings replayPastSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.replay.past", PastSettings.class);
    }

    @Bean
    ReplayMetrics replayMetrics(MeterRegistry meters) {
        return new ReplayMetrics(meters);
    }

    @Bean
    Exports replayExports(Environment environment, ReplaySettings settings, ReplayMetrics metrics) {
        return new Exports(new LogConsumers(kafka(environment)), settings, metrics);
    }

    @Bean
    Pasts replayPasts(
            Environment environment,
            PastSettings past,
            ReplaySettings settings,
            ReplayMetrics metrics,
            MeterRegistry meters) {
        var pasts = new Pasts(new LogConsumers(kafka(environment)), past, settings.kafkaTimeout(), metrics);
        meters.gauge("ayes.replay.past.bytes", pasts, Pasts::bytes);
        return pasts;
    }

    @Bean
    RouterFunction<ServerResponse> replayPastRoutes(
            Authenticator authenticator,
            Pasts pasts,
            PastSettings past,
            ReplaySettings settings,
            JsonMapper json,
            Environment environment) {
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        InstantSource clock = InstantSource.offset(InstantSource.system(), offset);
        var replay = new ReplayHandler(authenticator, pasts, past, settings.stalledAfter(), clock);
        return new PastRoutes(authenticator, pasts, replay, json, clock).routes();
    }

    @Bean
    RouterFunction<ServerResponse> replayRoutes(Authenticator authenticator, Exports exports) {
        return new ReplayRoutes(authenticator, exports).routes();
    }

    @Bean
    RouterFunction<ServerResponse> replaySchemaRoutes() {
        return new SchemaRoutes().routes();
    }

    /** The bean's name is the indicator's. */
    @Bean
    LogHealth ayesReplay(Environment environment) {
        return new LogHealth(kafka(environment));
    }

    /** {@code ayes.kafka.*}, as Kafka's clients want it. */
    private static Map<String, Object> kafka(Environment environment) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", environment.getProperty("ayes.kafka.bootstrap-servers", "localhost:9092"));
        Binder.get(environment)
                .bind("ayes.kafka.client", Bindable.mapOf(String.class, String.class))
                .ifBound(settings::putAll);
        return settings;
    }
}

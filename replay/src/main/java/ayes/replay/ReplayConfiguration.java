package ayes.replay;

import ayes.access.http.AccessConfiguration;
import ayes.access.http.Authenticator;
import ayes.replay.http.ReplayRoutes;
import ayes.replay.kafka.Exports;
import ayes.replay.kafka.LogConsumers;
import ayes.replay.kafka.LogHealth;
import ayes.replay.kafka.ReplayMetrics;
import io.micrometer.core.instrument.MeterRegistry;
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
    Exports replayExports(Environment environment, ReplaySettings settings, MeterRegistry meters) {
        return new Exports(new LogConsumers(kafka(environment)), settings, new ReplayMetrics(meters));
    }

    @Bean
    RouterFunction<ServerResponse> replayRoutes(Authenticator authenticator, Exports exports, JsonMapper json) {
        return new ReplayRoutes(authenticator, exports, json).routes();
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

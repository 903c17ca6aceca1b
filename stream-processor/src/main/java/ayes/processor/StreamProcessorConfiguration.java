package ayes.processor;

import ayes.clock.SteadyClock;
import ayes.processor.streams.ProcessorHealth;
import ayes.processor.streams.TallyMetrics;
import ayes.processor.streams.TallyStreams;
import ayes.processor.streams.TallyTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Everything that step 3 needs. */
@Configuration(proxyBeanMethods = false)
public class StreamProcessorConfiguration {

    @Bean
    ProcessorSettings processorSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.processor", ProcessorSettings.class);
    }

    @Bean
    ProcessorSettings.Kafka processorKafkaSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.kafka", ProcessorSettings.Kafka.class);
    }

    @Bean
    TallyMetrics processorTallyMetrics(MeterRegistry registry) {
        return new TallyMetrics(registry);
    }

    @Bean
    TallyStreams processorStreams(
            ProcessorSettings settings,
            ProcessorSettings.Kafka kafka,
            TallyMetrics metrics,
            Environment environment,
            ApplicationContext application) {
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        return new TallyStreams(
                settings,
                kafka,
                TallyTopology.of(settings.conflation(), metrics),
                SteadyClock.begin(offset),
                () -> AvailabilityChangeEvent.publish(application, LivenessState.BROKEN));
    }

    @Bean("ayesProcessor")
    ProcessorHealth processorHealth(TallyStreams streams) {
        return new ProcessorHealth(streams);
    }
}

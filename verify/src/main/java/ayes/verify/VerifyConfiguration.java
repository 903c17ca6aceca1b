package ayes.verify;

import ayes.verify.http.OneCheckAtATime;
import ayes.verify.http.VerifyEndpoint;
import java.time.InstantSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Everything that the check needs to be asked over HTTP. Imported by {@link Verify}, and by standalone beside the steps. */
@Configuration(proxyBeanMethods = false)
public class VerifyConfiguration {

    @Bean
    VerifySettings verifySettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.verify", VerifySettings.class);
    }

    @Bean
    Sources verifySources(Environment environment) {
        Binder binder = Binder.get(environment);
        return VerifySettings.sources(
                binder.bindOrCreate("ayes.operator", VerifySettings.Login.class),
                binder.bindOrCreate("ayes.postgres", VerifySettings.Postgres.class),
                binder.bindOrCreate("ayes.kafka", VerifySettings.Kafka.class));
    }

    @Bean
    OneCheckAtATime verifyChecks(VerifySettings settings, Sources sources) {
        var check = new Check(sources, settings.patience());
        return new OneCheckAtATime(check::run, settings.keptFor(), InstantSource.system());
    }

    @Bean
    VerifyEndpoint verifyEndpoint(OneCheckAtATime checks, VerifySettings settings) {
        return new VerifyEndpoint(checks, settings.counts());
    }
}

package ayes.access.http;

import ayes.access.AccessSettings;
import ayes.access.jwt.TokenVerifier;
import ayes.access.jwt.VerifiedTokens;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The door, for every step that speaks HTTP. Imported by each; in one JVM it exists once. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    /** Long enough that a login storm does not fetch keys, short enough that a retired key is gone within the quarter hour. */
    private static final Duration KEYS_ARE_FRESH_FOR = Duration.ofMinutes(15);

    private static final Duration KEYS_MUST_ARRIVE_WITHIN = Duration.ofSeconds(5);

    @Bean
    AccessSettings accessSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.access", AccessSettings.class);
    }

    @Bean
    Authenticator accessAuthenticator(AccessSettings settings, Environment environment) {
        String issuerKeys = settings.issuerJwksUrl();
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        var verifier = new TokenVerifier(
                settings,
                Objects.requireNonNull(keys(settings.jwksUrl())),
                issuerKeys == null ? null : keys(issuerKeys));
        return new Authenticator(new VerifiedTokens(verifier, InstantSource.offset(InstantSource.system(), offset)));
    }

    @Bean
    RequestIds accessRequestIds() {
        return new RequestIds();
    }

    @Bean
    ProblemHandler accessProblemHandler(JsonMapper json) {
        return new ProblemHandler(json);
    }

    @Bean
    RouterFunction<ServerResponse> accessContractRoutes() {
        return ContractRoutes.routes();
    }

    /** Fetched when first needed, refreshed on an unknown key id (rate-limited), kept through an outage of the server. */
    private static JWKSource<SecurityContext> keys(@Nullable String url) {
        return JWKSourceBuilder.<SecurityContext>create(address(Objects.requireNonNull(url)))
                .cache(KEYS_ARE_FRESH_FOR.toMillis(), KEYS_MUST_ARRIVE_WITHIN.toMillis())
                .retrying(true)
                .outageTolerant(true)
                .build();
    }

    private static URL address(String url) {
        try {
            return URI.create(url).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address of a key set: " + url, e);
        }
    }
}

package ayes.standalone;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;

/** Every step in this JVM, as {@code ./ayes up} runs them, on the servers of {@link Backend}. It ends with the JVM. */
public final class InOneJvm {

    private InOneJvm() {}

    public static void start(int port, Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put("server.port", port);
        var application = new SpringApplication(Steps.class);
        application.setDefaultProperties(Map.of("spring.config.name", "ayes-standalone"));
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("this test", all)));
        application.run();
    }
}

package ayes.verify.http;

import ayes.topic.Topics;
import ayes.verify.Sources;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when both PostgreSQL and the log can be asked. */
public final class VerifyHealth implements HealthIndicator, AutoCloseable {

    private static final long ANSWER_WITHIN_S = 2;

    private final Sources sources;
    private @Nullable Admin admin;

    public VerifyHealth(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Health health() {
        try {
            askPostgres();
            askKafka();
            return Health.up().build();
        } catch (SQLException | ExecutionException | TimeoutException | KafkaException e) {
            return Health.outOfService()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.outOfService().build();
        }
    }

    private void askPostgres() throws SQLException {
        var login = new Properties();
        login.setProperty("user", sources.user());
        login.setProperty("password", sources.password());
        login.setProperty("connectTimeout", Long.toString(ANSWER_WITHIN_S));
        login.setProperty("socketTimeout", Long.toString(ANSWER_WITHIN_S));
        try (Connection _ = DriverManager.getConnection(sources.jdbcUrl(), login)) {
            // It lets us in.
        }
    }

    private void askKafka() throws ExecutionException, InterruptedException, TimeoutException {
        connected()
                .describeTopics(List.of(Topics.EVENTS.name()))
                .allTopicNames()
                .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    }

    /** When first asked, not when built: Kafka's name may not resolve yet. */
    private synchronized Admin connected() {
        Admin client = admin;
        if (client == null) {
            Map<String, Object> settings = new HashMap<>(sources.kafka());
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ayes-verify-health");
            client = Admin.create(settings);
            admin = client;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}

package ayes.ingest;

import ayes.ingest.postgres.KeyStore;
import ayes.ingest.postgres.Migration;
import ayes.ingest.postgres.OutboxPartitions;
import ayes.ingest.postgres.Transactions;
import ayes.ingest.token.SigningKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.util.retry.Retry;

/** The database of step 1: migrated first, then pooled. Spring Boot's own R2DBC starter is not used: docs/decisions/0003. */
@Configuration(proxyBeanMethods = false)
class IngestDatabase {

    private static final Duration DATABASE_STARTS_WITHIN = Duration.ofMinutes(2);

    /** Marks that the schema is there. */
    record Migrated() {}

    @Bean
    Migrated ingestMigration(IngestSettings settings, Environment environment) {
        String password = settings.ownerPassword();
        if (password != null) {
            String url = "jdbc:postgresql://%s:%d/%s"
                    .formatted(settings.postgresHost(), settings.postgresPort(), settings.postgresDatabase());
            Migration.run(url, settings.ownerUser(), password, rolePasswords(settings, environment));
        }
        return new Migrated();
    }

    private static Map<String, String> rolePasswords(IngestSettings settings, Environment environment) {
        return Map.of(
                "ingestPassword", settings.postgresPassword(),
                "relayPassword", environment.getProperty("ayes.relay.postgres-password", ""),
                "sweeperPassword", environment.getProperty("ayes.relay.sweeper-password", ""),
                "operatorPassword", environment.getProperty("ayes.operator.postgres-password", ""));
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool ingestConnections(IngestSettings settings, Migrated schema) {
        Objects.requireNonNull(schema);
        var connections = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(settings.postgresHost())
                .port(settings.postgresPort())
                .database(settings.postgresDatabase())
                .username(settings.postgresUser())
                .password(settings.postgresPassword())
                .applicationName("ayes-ingest")
                .connectTimeout(Duration.ofSeconds(3))
                .tcpKeepAlive(true)
                // On the server's side: a timeout() on our side would cancel the statement, and poison the connection.
                .options(Map.of(
                        "statement_timeout", "10s",
                        "lock_timeout", "5s",
                        // A process that froze in the middle holds its poll: shorter than others wait for the lock.
                        "idle_in_transaction_session_timeout", "4s",
                        // Everything is looked up by a key. A plan from when a table fit on one page scans it, and is
                        // kept while thousands of votes arrive.
                        "enable_seqscan", "off"))
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .name("ayes-ingest")
                .initialSize(2)
                .maxSize(settings.connections())
                .maxAcquireTime(Duration.ofSeconds(3))
                .maxCreateConnectionTime(Duration.ofSeconds(5))
                .maxLifeTime(Duration.ofMinutes(30))
                .build());
    }

    /** Acquired goes back to 0 when nothing is asked: what does not is a connection that was lost in here. */
    @Bean
    MeterBinder ingestPoolMeters(ConnectionPool ingestConnections) {
        return registry -> ingestConnections.getMetrics().ifPresent(pool -> {
            gauge(registry, "acquired", "connections in use", pool::acquiredSize);
            gauge(registry, "idle", "connections that are open and not in use", pool::idleSize);
            gauge(registry, "pending", "transactions that wait for a connection", pool::pendingAcquireSize);
        });
    }

    private static void gauge(MeterRegistry registry, String name, String means, Supplier<Number> size) {
        // A supplier is held strongly; an object to ask would be forgotten by the registry.
        Gauge.builder("ayes.ingest.pool." + name, size).description(means).register(registry);
    }

    @Bean
    Transactions ingestTransactions(ConnectionPool ingestConnections) {
        return new Transactions(ingestConnections);
    }

    @Bean
    OutboxPartitions ingestOutboxPartitions(Transactions transactions) {
        var partitions = new OutboxPartitions(transactions);
        partitions
                .ensure()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2)))
                .block(DATABASE_STARTS_WITHIN);
        return partitions;
    }

    /** After the partitions, which have waited for the database. */
    @Bean
    SigningKeys ingestSigningKeys(Transactions transactions, OutboxPartitions partitions) {
        Objects.requireNonNull(partitions);
        return Objects.requireNonNull(new KeyStore(transactions).load().block(DATABASE_STARTS_WITHIN));
    }
}

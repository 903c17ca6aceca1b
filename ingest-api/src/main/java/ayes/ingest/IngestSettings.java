package ayes.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.ingest.*}; what each key means and why its default is so stands in {@code ayes-ingest.yaml}.
 *
 * @param ownerPassword of {@code ownerUser}, who runs the migrations when this process starts; null: someone else runs them
 * @param publicUrl what join links carry; null, or nothing: the address that the host's own request came to
 */
public record IngestSettings(
        @DefaultValue("localhost") String postgresHost,
        @DefaultValue("5432") int postgresPort,
        @DefaultValue("ayes") String postgresDatabase,
        @DefaultValue("ayes_ingest") String postgresUser,
        @DefaultValue("") String postgresPassword,
        @DefaultValue("ayes_owner") String ownerUser,
        @Nullable String ownerPassword,
        @DefaultValue("12") int connections,
        @DefaultValue("20000") int queueSize,
        @DefaultValue("500") int batchSize,
        @DefaultValue("2") int transactionsInFlight,
        @DefaultValue("7d") Duration tokenLifetime,
        @DefaultValue("20") int votesAtOnce,
        @DefaultValue("5") int votesPerSecond,
        @DefaultValue("20") int failedJoinsAtOnce,
        @DefaultValue("30") int failedJoinsPerMinute,
        @DefaultValue("false") boolean trustForwardedFor,
        @Nullable String publicUrl) {

    public IngestSettings {
        // Votes and joins each have their transactions in flight; hosts' commands and questions need the rest.
        if (connections < 2 * transactionsInFlight + 2) {
            throw new IllegalArgumentException(
                    "ayes.ingest.connections is %d; with transactions-in-flight=%d it must be at least %d"
                            .formatted(connections, transactionsInFlight, 2 * transactionsInFlight + 2));
        }
        if (tokenLifetime.isNegative() || tokenLifetime.isZero()) {
            throw new IllegalArgumentException("ayes.ingest.token-lifetime must be positive, not " + tokenLifetime);
        }
        if (votesAtOnce < 1 || votesPerSecond < 1 || failedJoinsAtOnce < 1 || failedJoinsPerMinute < 1) {
            throw new IllegalArgumentException("ayes.ingest.votes-* and failed-joins-* must be at least 1");
        }
        if (publicUrl != null && publicUrl.isBlank()) {
            publicUrl = null;
        } else if (publicUrl != null && publicUrl.endsWith("/")) {
            publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
        }
    }
}

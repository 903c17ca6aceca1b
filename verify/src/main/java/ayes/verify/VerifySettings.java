package ayes.verify;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.verify.*}; each key and its reason stand in {@code ayes-verify.yaml}.
 *
 * @param patience how long tallies may take to reach what the database had
 * @param keptFor how long at least a finished check is given again before there is another
 * @param counts whether answers carry questions and counts; never where participants can ask
 */
public record VerifySettings(
        @DefaultValue("10s") Duration patience,
        @DefaultValue("5s") Duration keptFor,
        @DefaultValue("false") boolean counts) {

    public VerifySettings {
        require(
                !patience.isNegative() && patience.compareTo(Duration.ofMinutes(10)) <= 0,
                "patience must be 0 to 10 min");
        require(!keptFor.isNegative(), "kept-for must not be negative");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("ayes.verify." + sentence);
        }
    }

    /**
     * {@code ayes.operator.*}: who asks PostgreSQL.
     *
     * @param postgresUser reads everything and changes nothing but the epoch
     */
    public record Login(
            @DefaultValue("ayes_operator") String postgresUser,
            @DefaultValue("") String postgresPassword) {}

    /** {@code ayes.postgres.*}, shared by every step. */
    public record Postgres(
            @DefaultValue("localhost") String host,
            @DefaultValue("5432") int port,
            @DefaultValue("ayes") String database) {}

    /**
     * {@code ayes.kafka.*}, shared by every step.
     *
     * @param client passed on to every Kafka client as it is: TLS, SASL
     */
    public record Kafka(
            @DefaultValue("localhost:9092") String bootstrapServers,
            @DefaultValue Map<String, String> client) {
        public Kafka {
            client = Map.copyOf(client);
        }
    }

    static Sources sources(Login login, Postgres postgres, Kafka kafka) {
        var settings = new HashMap<String, Object>(kafka.client());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new Sources(
                "jdbc:postgresql://%s:%d/%s".formatted(postgres.host(), postgres.port(), postgres.database()),
                login.postgresUser(),
                login.postgresPassword(),
                settings);
    }
}

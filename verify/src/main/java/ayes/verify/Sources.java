package ayes.verify;

import java.util.Map;

/**
 * Where everything is.
 *
 * @param kafka client settings by their Kafka names; {@code bootstrap.servers} at least
 */
public record Sources(String jdbcUrl, String user, String password, Map<String, Object> kafka) {

    public Sources {
        kafka = Map.copyOf(kafka);
    }

    public String bootstrapServers() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user + ", Kafka at " + bootstrapServers();
    }
}

package ayes.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is: {@code ayes.kafka}.
 *
 * @param replicas copies of each partition, when topics are made
 * @param client settings for every client, by their Kafka names: TLS, SASL
 */
public record KafkaAccess(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue("1") short replicas,
        @DefaultValue Map<String, String> client) {

    public KafkaAccess {
        if (replicas < 1) {
            throw new IllegalArgumentException("ayes.kafka.replicas must be positive, but is " + replicas);
        }
        client = Map.copyOf(client);
    }

    /** A fresh map with what every client needs; the settings of {@link #client} are in it. */
    public Map<String, Object> clientSettings(String clientId) {
        var settings = new LinkedHashMap<String, Object>(client);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", clientId);
        settings.put("enable.metrics.push", "false");
        // A broker that comes back is found within half a second.
        settings.put("reconnect.backoff.max.ms", "500");
        return settings;
    }
}

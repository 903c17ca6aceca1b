package ayes.gateway.kafka;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of {@code ayes.kafka.*} this step needs.
 *
 * @param client further settings of Kafka's own clients, such as TLS and SASL, by their Kafka names
 */
public record KafkaSettings(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue Map<String, String> client) {

    public KafkaSettings {
        client = Map.copyOf(client);
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("ayes.kafka.bootstrap-servers is empty: where is Kafka?");
        }
    }

    Map<String, Object> with(Map<String, Object> ours) {
        var all = new HashMap<String, Object>(client);
        all.put("bootstrap.servers", bootstrapServers);
        all.putAll(ours);
        return all;
    }
}

package ayes.topic;

import ayes.wire.Codec;
import java.util.Map;

/**
 * @param name as Kafka knows it
 * @param codec the bytes of its values
 * @param settings Kafka's own topic settings, by their Kafka names
 */
public record Topic<T>(String name, Codec<T> codec, Map<String, String> settings) {

    public Topic {
        settings = Map.copyOf(settings);
    }
}

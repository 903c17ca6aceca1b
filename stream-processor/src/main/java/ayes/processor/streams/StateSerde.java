package ayes.processor.streams;

import ayes.wire.Codec;
import ayes.wire.StateOf;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Our codec in Kafka's clothes. A state that cannot be read stops the thread: to count on from nothing would be wrong. */
final class StateSerde {

    private StateSerde() {}

    static <T> Serde<StateOf<T>> of(Codec<StateOf<T>> codec) {
        return Serdes.serdeFrom(
                (topic, state) -> encoded(codec, state), (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }

    private static <T> byte @Nullable [] encoded(Codec<StateOf<T>> codec, @Nullable StateOf<T> state) {
        return state == null ? null : codec.encode(state);
    }
}

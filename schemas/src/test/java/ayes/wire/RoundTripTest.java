package ayes.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Event;
import ayes.event.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    static List<Recorded> events() {
        return Sample.events();
    }

    static List<Sample<?>> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void bringsAnEventBackAsItWas(Recorded recorded) {
        assertThat(Codecs.EVENT.decode(Codecs.EVENT.encode(recorded))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bringsEveryValueBackAsItWas(Sample<?> sample) {
        var decoded = new ArrayList<Object>();
        sample.encoded().forEach(bytes -> decoded.add(sample.codec().decode(bytes)));

        assertThat(decoded).isEqualTo(sample.values());
    }

    @Test
    void knowsEveryTypeOfEvent() {
        var tried = new HashSet<Class<?>>();
        events().forEach(recorded -> tried.add(recorded.event().getClass()));

        assertThat(tried).isEqualTo(leaves(Event.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RoundTripTest::leaves)
                : Stream.of(type);
    }
}

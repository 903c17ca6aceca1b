package ayes.ingest.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"K7Q02M", "k7q02m", "K7Q 02M", "k7q-o2m", " K7QO2M ", "k.7.q.0.2.m"})
    void understandsWhatAPersonTypes(String typed) {
        assertThat(JoinCode.typed(typed)).contains(new JoinCode("K7Q02M"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7Q02", "K7Q02M1", "K7Q02U", "K7Q02é", "'; --  "})
    void refusesWhatCannotBeACode(String typed) {
        assertThat(JoinCode.typed(typed)).isEmpty();
    }

    @Test
    void everyRandomCodeCanBeTyped() {
        // Given
        var random = new Random(7);

        // Then
        for (int i = 0; i < 1000; i++) {
            var code = JoinCode.random(random::nextInt);
            assertThat(JoinCode.typed(code.text())).contains(code);
        }
    }
}

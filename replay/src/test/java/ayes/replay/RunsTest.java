package ayes.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunsTest {

    @Test
    void staysOneRunHoweverLongTheStream() {
        var runs = new Runs();

        for (long seq = 500; seq < 100_000; seq++) {
            assertThat(runs.add(seq)).isTrue();
        }

        assertThat(runs.size()).isOne();
    }

    @Test
    void joinsWhatAFilledHoleHadParted() {
        // Given
        var runs = new Runs();
        runs.add(1);
        runs.add(3);
        assertThat(runs.size()).isEqualTo(2);

        // When
        boolean added = runs.add(2);

        // Then
        assertThat(added).isTrue();
        assertThat(runs.size()).isOne();
        assertThat(runs.add(1) || runs.add(2) || runs.add(3)).isFalse();
    }

    @Test
    void agreesWithAPlainSetWhateverTheOrder() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var runs = new Runs();
            var set = new HashSet<Long>();
            for (int i = 0; i < 2_000; i++) {
                long seq = random.nextInt(600);
                assertThat(runs.add(seq)).as("seed %d, seq %d", seed, seq).isEqualTo(set.add(seq));
            }
        }
    }
}

package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void oneDisturbedRoundDoesNotMoveIt() {
        assertThat(Median.of(List.of(10.0, 1_000.0, 11.0))).isEqualTo(11);
    }

    @Test
    void ofAnEvenNumberItIsBetweenTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(1.0, 2.0, 4.0, 9.0))).isEqualTo(3);
    }

    @Test
    void ofNothingItIsNotANumber() {
        assertThat(Median.of(List.of())).isNaN();
    }
}

package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void everyPercentileIsALatencyThatWasMeasured() {
        // When
        var percentiles = Percentiles.of(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLISECOND).toArray());

        // Then
        assertThat(percentiles).isEqualTo(new Percentiles(100, 50, 95, 99, 100));
    }

    @Test
    void aSingleLatencyIsAllOfThem() {
        assertThat(Percentiles.of(new long[] {7 * MILLISECOND})).isEqualTo(new Percentiles(1, 7, 7, 7, 7));
    }

    @Test
    void nothingMeasuredIsZeroAndNoFailure() {
        assertThat(Percentiles.of(new long[0])).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }

    @Test
    void keepsMoreThanItBeganWithRoomFor() {
        // Given
        var latencies = new Latencies();

        // When
        for (int i = 0; i < 10_000; i++) {
            latencies.add(MILLISECOND);
        }

        // Then
        assertThat(latencies.percentiles().count()).isEqualTo(10_000);
    }
}

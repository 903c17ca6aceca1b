package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class GcPausesTest {

    @Test
    void countsThePausesOfTheWindow() {
        // When
        GcPauses pauses = GcPauses.parse(
                List.of(
                        "[1000ms] Using Serial",
                        "[1500ms] GC(0) Pause Young (Allocation Failure) 20M->4M(60M) 3.456ms",
                        "[2000ms] GC(1) Pause Young (Allocation Failure) 20M->4M(60M) 2.000ms",
                        "[2500ms] GC(2) Pause Full (Diagnostic Command) 20M->4M(60M) 11.500ms",
                        "[9000ms] GC(3) Pause Young (Allocation Failure) 20M->4M(60M) 1.000ms"),
                2_000,
                3_000);

        // Then
        assertThat(pauses.count()).isEqualTo(2);
        assertThat(pauses.totalMs()).isCloseTo(13.5, within(1e-9));
        assertThat(pauses.longestMs()).isEqualTo(11.5);
    }

    @Test
    void aSpreadGoesAsFarAsItsValuesSaySomething() {
        // Given
        Histogram micros = Spreads.micros();
        for (int i = 1; i <= 100; i++) {
            Spreads.add(micros, i * 1_000L);
        }

        // When
        List<List<Double>> line = Spreads.line(micros);

        // Then
        assertThat(line.getLast().getFirst()).isCloseTo(100, within(1e-6));
        assertThat(line.getLast().getLast()).isCloseTo(99, within(0.2));
    }
}

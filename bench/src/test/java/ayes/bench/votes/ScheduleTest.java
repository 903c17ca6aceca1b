package ayes.bench.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void aRateIsEven() {
        // When
        Schedule schedule = Schedule.steady(1_000, Duration.ofSeconds(3));

        // Then
        assertThat(schedule.size()).isEqualTo(3_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1_500)).isEqualTo(Duration.ofMillis(1_500).toNanos());
        assertThat(schedule.length()).isEqualTo(Duration.ofMillis(2_999));
    }

    @Test
    void aBurstKeepsWithinItsTimeAndItsCount() {
        // When
        Schedule schedule = Schedule.bursts(2, 400, Duration.ofSeconds(2), Duration.ofSeconds(5), new Random(1));

        // Then
        assertThat(schedule.size()).isEqualTo(800);
        assertThat(IntStream.range(0, 400).mapToLong(schedule::due))
                .allSatisfy(due ->
                        assertThat(due).isBetween(0L, Duration.ofSeconds(2).toNanos()));
        assertThat(IntStream.range(400, 800).mapToLong(schedule::due))
                .allSatisfy(due -> assertThat(due)
                        .isBetween(
                                Duration.ofSeconds(5).toNanos(),
                                Duration.ofSeconds(7).toNanos()));
        assertThat(IntStream.range(0, 800).mapToLong(schedule::due)).isSorted();
    }

    @Test
    void givenMomentsComeInOrder() {
        assertThat(Schedule.at(new long[] {7, 3}).due(0)).isEqualTo(3);
    }
}

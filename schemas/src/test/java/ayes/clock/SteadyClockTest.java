package ayes.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = 5_000_000_000L;
    private final SteadyClock clock = SteadyClock.begin(() -> wall, () -> nanos);

    @Test
    void beginsAtTheMachinesTime() {
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void goesOnWhenTheMachinesClockIsPutBack() {
        wall = NOON.minus(Duration.ofHours(1));
        nanos += Duration.ofSeconds(2).toNanos();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void doesNotSkipWhenTheMachinesClockIsPutForward() {
        wall = NOON.plus(Duration.ofHours(1));
        nanos += 1_000;

        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_000));
    }
}

package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final long NOON = TimeUnit.HOURS.toMicros(12);
    private static final long LATER = NOON + TimeUnit.MINUTES.toMicros(1);
    private static final double LATEST = 1;

    private final Tries tries = new Tries();

    @Test
    void comesBackWithinTheServersWindowOnce() {
        // Given
        tries.connected(NOON);
        tries.heard();
        tries.goAway(3_000);

        // Then
        assertThat(tries.lost(LATER, LATEST)).isEqualTo(3_000);
        assertThat(tries.lost(LATER, LATEST)).isNotEqualTo(3_000);
    }

    @Test
    void waitsLongerEachTimeUpToACap() {
        assertThat(tries.lost(NOON, LATEST)).isEqualTo(1_000);
        assertThat(tries.lost(NOON, LATEST)).isEqualTo(2_000);
        assertThat(tries.lost(NOON, LATEST)).isEqualTo(4_000);
        for (int i = 0; i < 100; i++) {
            assertThat(tries.lost(NOON, LATEST)).isLessThanOrEqualTo(15_000);
        }
    }

    @Test
    void beginsAnewAfterAConnectionThatLasted() {
        // Given
        tries.lost(NOON, LATEST);
        tries.lost(NOON, LATEST);

        // When
        tries.connected(NOON);
        tries.heard();

        // Then
        assertThat(tries.lost(LATER, LATEST)).isEqualTo(1_000);
    }

    @Test
    void asksTheOtherServerBeforeItWaits() {
        // Given
        tries.startAt(0);

        // When one of two refuses
        long wait = tries.refused(2, LATEST);

        // Then
        assertThat(wait).isZero();
        assertThat(tries.door(2)).isEqualTo(1);
        assertThat(tries.refused(2, LATEST)).isPositive();
    }

    @Test
    void spreadsItsReturnOverTheWholeTime() {
        assertThat(Backoff.millis(1, 0, 0)).isZero();
        assertThat(Backoff.millis(1, 0, 0.25)).isEqualTo(500);
        assertThat(Backoff.millis(5, 3_000, LATEST)).isEqualTo(3_000);
    }
}

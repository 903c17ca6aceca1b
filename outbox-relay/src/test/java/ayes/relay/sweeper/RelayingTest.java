package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelayingTest {

    private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");
    private static final long WRITTEN = 1_000;

    @Test
    void whatTheSlotHasConfirmedIsNotWaitedFor() {
        assertThat(seen(999L, T).mayStillSend(WRITTEN, T)).isTrue();
        assertThat(seen(1_000L, T).mayStillSend(WRITTEN, T)).isFalse();
    }

    @Test
    void aRelayThatIsAwayIsWaitedForButNotForLong() {
        Relaying still = seen(500L, T).look(2_000, 500L, T.plusSeconds(29));

        assertThat(still.mayStillSend(WRITTEN, T.plusSeconds(29))).isTrue();
        assertThat(still.mayStillSend(WRITTEN, T.plusSeconds(30))).isFalse();
    }

    @Test
    void aRelayThatIsBehindAndComesOnIsWaitedFor() {
        Relaying moved = seen(500L, T).look(2_000, 501L, T.plusSeconds(29));

        assertThat(moved.mayStillSend(WRITTEN, T.plusSeconds(58))).isTrue();
    }

    @Test
    void aSlotThatIsGoneIsHealedOrNotWaitedForAnyLonger() {
        Relaying gone = seen(500L, T).look(2_000, null, T.plusSeconds(10));

        assertThat(gone.mayStillSend(WRITTEN, T.plusSeconds(39))).isTrue();
        assertThat(gone.mayStillSend(WRITTEN, T.plusSeconds(40))).isFalse();
    }

    @Test
    void whoLooksForTheFirstTimeDoesNotKnowForHowLongNothingMoved() {
        assertThat(seen(null, T).mayStillSend(WRITTEN, T.plusSeconds(29))).isTrue();
    }

    private static Relaying seen(@Nullable Long confirmed, Instant now) {
        return Relaying.UNKNOWN.look(2_000, confirmed, now);
    }
}

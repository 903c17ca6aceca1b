package ayes.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.relay.LogCheck.Compared;
import ayes.relay.LogCheck.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogCheckTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final SlotRecord RELAYED = new SlotRecord("7", true, NOON);
    private static final SlotRecord NOTHING_RELAYED = new SlotRecord("7", true, null);

    @Test
    void aLogWhoseNewestEventsAreAllHereIsOurs() {
        assertThat(LogCheck.decide(found(event(1, Standing.THERE), event(1, Standing.THERE)), 1, RELAYED))
                .isEqualTo(new LogCheck.Same());
    }

    @Test
    void anEventThatThisDatabaseForgotWaitsForAnOperator() {
        assertThat(LogCheck.decide(found(event(1, Standing.THERE), event(1, Standing.FORGOTTEN)), 1, RELAYED))
                .isInstanceOfSatisfying(
                        LogCheck.Stranger.class,
                        stranger -> assertThat(stranger.sentence()).contains("./ayes epoch", "event 41"));
    }

    @Test
    void anEventWhoseNumberWasGivenAwayAgainWaitsForAnOperator() {
        assertThat(LogCheck.decide(found(event(1, Standing.REISSUED)), 1, RELAYED))
                .isInstanceOf(LogCheck.Stranger.class);
    }

    @Test
    void whatALowerEpochHadIsWhatTheOperatorGaveUp() {
        assertThat(LogCheck.decide(found(event(1, Standing.FORGOTTEN), event(1, Standing.REISSUED)), 2, RELAYED))
                .isEqualTo(new LogCheck.Same());
    }

    @Test
    void aLogThatHasSeenAHigherEpochWaitsForAnOperator() {
        assertThat(LogCheck.decide(found(event(3, Standing.FORGOTTEN)), 2, RELAYED))
                .isInstanceOf(LogCheck.Stranger.class);
    }

    @Test
    void aLogThatWasEmptiedIsFilledAgain() {
        assertThat(LogCheck.decide(found(), 1, RELAYED)).isInstanceOf(LogCheck.Emptied.class);
    }

    @Test
    void aLogThatWasAlwaysEmptyIsFine() {
        assertThat(LogCheck.decide(found(), 1, null)).isEqualTo(new LogCheck.Same());
        assertThat(LogCheck.decide(found(), 1, NOTHING_RELAYED)).isEqualTo(new LogCheck.Same());
    }

    private static LogCheck.Found found(Compared... newest) {
        return new LogCheck.Found("kafka-7", List.of(newest));
    }

    private static Compared event(long epoch, Standing standing) {
        return new Compared(new LoggedEvent(UUID.randomUUID(), epoch, 41, new byte[0], NOON), standing);
    }
}

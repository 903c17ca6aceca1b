package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepairTest {

    private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Sweep.Verdict.Hole HOLE = hole(4, 10);

    @Test
    void sendsNothingThatMayStillBeInTheLogUncounted() {
        Repair seen = Repair.of(null, HOLE, at(80, 100), T);

        Repair later = Repair.of(seen, HOLE, at(99, 500), after(60));

        assertThat(later.due(LOOK, after(60)).isEmpty()).isTrue();
    }

    @Test
    void sendsWhatIsMissingALookAfterTheProcessorPassedWhereTheLogEnded() {
        Repair seen = Repair.of(null, HOLE, at(80, 100), T);

        Repair passed = Repair.of(seen, HOLE, at(100, 500), after(2));
        Repair aLookLater = Repair.of(passed, HOLE, at(180, 600), after(3));

        assertThat(passed.due(LOOK, after(2)).isEmpty()).isTrue();
        assertThat(aLookLater.due(LOOK, after(3))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void aProcessorThatHasCountedEverythingCostsNoMoreThanALook() {
        Repair seen = Repair.of(null, HOLE, at(100, 100), T);

        assertThat(seen.due(LOOK, T).isEmpty()).isTrue();
        assertThat(seen.due(LOOK, after(1))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void aPartitionThatIsEmptyHoldsNothingToWaitFor() {
        Repair seen = Repair.of(null, HOLE, new Processed(null, 0), T);

        assertThat(seen.due(LOOK, after(1))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void sendsAHoleInPieces() {
        Repair repair = passed();

        Repair.Range first = repair.due(LOOK, after(1)).atMost(3);
        Repair.Range second = repair.sent(first, 103, after(1)).due(LOOK, after(1));

        assertThat(first).isEqualTo(new Repair.Range(4, 6));
        assertThat(second).isEqualTo(new Repair.Range(7, 10));
    }

    @Test
    void goesOnWithTheRestThoughItsFirstPiecesAreCountedMeanwhile() {
        Repair begun = passed().sent(new Repair.Range(4, 6), 103, after(1));

        Repair counted = Repair.of(begun, hole(6, 10), at(102, 103), after(2));

        assertThat(counted.due(LOOK, after(2))).isEqualTo(new Repair.Range(7, 10));
    }

    @Test
    void sendsOnceMoreOnlyAfterTheProcessorHasPassedWhatWasSent() {
        Repair sent = passed().sent(new Repair.Range(4, 10), 207, after(1));

        Repair behind = Repair.of(sent, HOLE, at(206, 300), after(60));
        Repair passed = Repair.of(behind, HOLE, at(207, 300), after(61));

        assertThat(behind.due(LOOK, after(60)).isEmpty()).isTrue();
        assertThat(passed.due(LOOK, after(62)).isEmpty())
                .as("later with every round")
                .isTrue();
        assertThat(passed.due(LOOK, after(63))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void doesNotSendAgainWhatIsJustBeingCounted() {
        Repair sent = passed().sent(new Repair.Range(4, 10), 107, after(1));

        Repair moved = Repair.of(sent, hole(7, 10), at(103, 107), after(9));

        assertThat(moved.due(LOOK, after(9)).isEmpty()).isTrue();
        assertThat(moved.rounds()).isZero();
    }

    @Test
    void whatAHoleGrowsByIsNotSentBeforeItsOwnFenceIsPassed() {
        Repair repair = Repair.of(passed(), hole(4, 40), at(100, 150), after(1));

        Repair.Range first = repair.due(LOOK, after(1));
        Repair next = Repair.of(repair.sent(first, 157, after(1)), hole(12, 40), at(150, 200), after(2));

        assertThat(first).isEqualTo(new Repair.Range(4, 10));
        assertThat(next.due(LOOK, after(3)).isEmpty()).isTrue();
        next = Repair.of(next, hole(12, 60), at(200, 300), after(4));
        assertThat(next.due(LOOK, after(5))).isEqualTo(new Repair.Range(12, 40));
        assertThat(next.rounds()).isZero();
    }

    @Test
    void whatIsSentOftenAndPassedEveryTimeIsInVain() {
        Repair repair = passed();
        Instant now = after(1);
        for (int round = 1; round <= 4; round++) {
            assertThat(repair.isInVain(LOOK, now)).isFalse();
            repair = repair.sent(repair.due(LOOK, now), 100 + round, now);
            assertThat(repair.isInVain(LOOK, now.plusSeconds(3_000))).isFalse();
            repair = Repair.of(repair, HOLE, at(100 + round, 200), now);
            now = now.plusSeconds(16);
        }

        assertThat(repair.isInVain(LOOK, now)).isTrue();
        assertThat(repair.due(LOOK, now).isEmpty()).isTrue();
    }

    @Test
    void aProcessorThatBeginsAnewHasNotPassedIt() {
        Repair passed = Repair.of(passed(), HOLE, new Processed(null, 100), after(1));
        Repair counting = Repair.of(passed, HOLE, at(3, 100), after(2));

        assertThat(passed.due(LOOK, after(1)).isEmpty()).isTrue();
        assertThat(counting.due(LOOK, after(60)).isEmpty()).isTrue();
        Repair again = Repair.of(counting, HOLE, at(100, 100), after(60));
        assertThat(again.due(LOOK, after(60)).isEmpty()).isTrue();
        assertThat(again.due(LOOK, after(61))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void aLogThatLostItsEndHasItsFenceThere() {
        Repair seen = Repair.of(null, HOLE, at(80, 100), T);

        Repair cut = Repair.of(seen, HOLE, at(80, 90), after(1));
        Repair grown = Repair.of(cut, HOLE, at(90, 200), after(2));

        assertThat(cut.fence().offset()).isEqualTo(90);
        assertThat(grown.due(LOOK, after(3))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void whereWhatWasSentEndsIsUnknownTheLogsEndWillDo() {
        Repair sent = passed().sent(new Repair.Range(4, 10), Long.MAX_VALUE, after(1));

        assertThat(Repair.of(sent, HOLE, at(100, 107), after(2)).fence().offset())
                .isEqualTo(107);
    }

    @Test
    void anOutageOfTheCountingDoesNotMultiplyItsBacklog() {
        Repair sent = passed().sent(new Repair.Range(4, 10), 107, T);
        Repair again = Repair.of(sent, HOLE, at(100, 107), after(599));

        assertThat(again.due(LOOK, after(599)).isEmpty()).isTrue();
        assertThat(again.due(LOOK, after(600))).isEqualTo(new Repair.Range(4, 10));
        assertThat(Repair.of(sent, HOLE, at(101, 107), after(599))
                        .due(LOOK, after(600))
                        .isEmpty())
                .as("it moves")
                .isTrue();
    }

    @Test
    void aProcessorThatIsDownForeverIsNoReasonToStateEverythingAnew() {
        Repair repair = Repair.of(null, HOLE, at(80, 100), T);
        for (int round = 0; round < 5; round++) {
            repair = repair.sent(new Repair.Range(4, 10), 107, T);
        }

        assertThat(repair.isInVain(LOOK, after(1_000_000))).isFalse();
    }

    @Test
    void aGroupThatNobodyKnowsIsWaitedForAndThenNotAnyLonger() {
        Repair repair = Repair.of(null, HOLE, new Processed(null, 100), T);

        assertThat(repair.due(LOOK, after(299)).isEmpty()).isTrue();
        assertThat(repair.due(LOOK, after(300))).isEqualTo(new Repair.Range(4, 10));

        for (int round = 0; round < 4; round++) {
            repair = repair.sent(new Repair.Range(4, 10), 107, T);
        }
        assertThat(repair.isInVain(LOOK, after(4_799))).isFalse();
        assertThat(repair.isInVain(LOOK, after(4_800))).isTrue();
    }

    /** Of a hole that nothing in the log can close. */
    private static Repair passed() {
        return Repair.of(null, HOLE, at(100, 100), T);
    }

    private static Processed at(long committed, long end) {
        return new Processed(committed, end);
    }

    private static Instant after(long seconds) {
        return T.plusSeconds(seconds);
    }

    private static Sweep.Verdict.Hole hole(long from, long to) {
        return new Sweep.Verdict.Hole(new Awaited(1, to, T, 0, T, from - 1, T), from, to);
    }
}

package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepairTest {

    private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");
    private static final Flow STILL = flow(T.minusSeconds(10));

    @Test
    void sendsAHoleInPieces() {
        var hole = hole(4, 10);
        Repair repair = Repair.of(null, hole, T);

        Repair.Range first = repair.due(hole, STILL, T).atMost(3);
        Repair.Range second = repair.sent(first, hole, T).due(hole, STILL, T);

        assertThat(first).isEqualTo(new Repair.Range(4, 6));
        assertThat(second).isEqualTo(new Repair.Range(7, 10));
    }

    @Test
    void sendsAHoleAgainLaterAndLaterWhileOthersAreCounted() {
        var hole = hole(4, 10);
        var counting = flow(T.plusMillis(1));
        Repair once = Repair.of(null, hole, T).sent(new Repair.Range(4, 10), hole, T);
        Repair twice = once.sent(new Repair.Range(4, 10), hole, T);

        assertThat(once.due(hole, counting, T.plusMillis(4_999)).isEmpty()).isTrue();
        assertThat(once.due(hole, counting, T.plusSeconds(5))).isEqualTo(new Repair.Range(4, 10));
        assertThat(twice.due(hole, counting, T.plusMillis(9_999)).isEmpty()).isTrue();
        assertThat(twice.due(hole, counting, T.plusSeconds(10))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void aHoleThatGrowsIsSentOnAndIsNoReasonToGiveUp() {
        Repair repair = Repair.of(null, hole(4, 10), T).sent(new Repair.Range(4, 10), hole(4, 10), T);

        for (int to = 11; to < 40; to++) {
            Repair.Range due = repair.due(hole(4, to), STILL, T);
            assertThat(due).isEqualTo(new Repair.Range(to, to));
            repair = repair.sent(due, hole(4, to), T);
        }

        assertThat(repair.isInVain()).isFalse();
        assertThat(repair.rounds()).isOne();
    }

    @Test
    void whatIsSentOftenAndNeverCountedIsInVain() {
        Repair repair = Repair.of(null, hole(4, 10), T);
        for (int i = 0; i < 4; i++) {
            repair = repair.sent(new Repair.Range(4, 7), hole(4, 10), T).sent(new Repair.Range(8, 10), hole(4, 10), T);
        }

        assertThat(repair.isInVain()).isTrue();
    }

    @Test
    void anOutageOfTheCountingDoesNotMultiplyItsBacklog() {
        var hole = hole(4, 10);
        Repair once = Repair.of(null, hole, T).sent(new Repair.Range(4, 10), hole, T);

        assertThat(once.due(hole, STILL, T.plusSeconds(299)).isEmpty()).isTrue();
        assertThat(once.due(hole, STILL, T.plusSeconds(300))).isEqualTo(new Repair.Range(4, 10));
    }

    @Test
    void doesNotSendAgainWhatIsJustBeingCounted() {
        Repair sent = Repair.of(null, hole(4, 10), T).sent(new Repair.Range(4, 8), hole(4, 10), T);

        Repair moved = Repair.of(sent, hole(7, 10), T);

        assertThat(moved.due(hole(7, 10), STILL, T)).isEqualTo(new Repair.Range(9, 10));
    }

    private static Flow flow(Instant moved) {
        return new Flow(T, moved, T, moved);
    }

    private static Sweep.Verdict.Hole hole(long from, long to) {
        return new Sweep.Verdict.Hole(new Awaited(1, to, T, T, from - 1, T), from, to);
    }
}

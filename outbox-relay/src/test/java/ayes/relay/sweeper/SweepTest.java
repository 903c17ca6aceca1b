package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final UUID STREAM = UUID.randomUUID();
    private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");
    private static final Sweep.Patience PATIENCE = new Sweep.Patience(Duration.ofSeconds(2), Duration.ofMillis(500));

    private static final Relaying RELAYED = Relaying.UNKNOWN.look(2_000, 1_000L, T);

    /** Other streams are being counted right now, but none that was accepted after ours. */
    private static Flow busyBehind(Instant now) {
        return new Flow(T.minusSeconds(5), now, T.minusSeconds(5), now);
    }

    private static Flow idleSince(Instant moved) {
        return new Flow(T.minusSeconds(5), moved, T.minusSeconds(5), moved);
    }

    @Test
    void confirmsWhatIsCountedThroughItsLastEvent() {
        assertThat(decide(accepted(1, 7), counted(1, 7, 7), busyBehind(T), T, null))
                .isEqualTo(new Sweep.Verdict.Confirmed());
    }

    @Test
    void aTallyThatMovedOnMeanwhileConfirmsToo() {
        assertThat(decide(accepted(1, 7), counted(1, 9, 9), busyBehind(T), T, null))
                .isEqualTo(new Sweep.Verdict.Confirmed());
    }

    @Test
    void aBacklogIsNotAHoleHoweverLongItTakes() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(60);

        assertThat(decide(accepted(1, 10), counted(1, 3, 3), busyBehind(later), later, before))
                .isInstanceOf(Sweep.Verdict.Behind.class);
    }

    @Test
    void whatIsMissingWhileNothingMovesIsAHole() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(2);

        assertThat(decide(accepted(1, 10), counted(1, 3, 3), idleSince(T), later, before))
                .isEqualTo(new Sweep.Verdict.Hole(before, 4, 10));
    }

    @Test
    void aBacklogOfTheRelayIsNotAHole() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(2);
        Relaying preparing = Relaying.UNKNOWN.look(2_000, 999L, T);
        var standing = new Sweep.Standing(accepted(1, 10), counted(1, 3, 3), 1, idleSince(T), preparing, later);

        assertThat(Sweep.decide(standing, before, PATIENCE)).isEqualTo(new Sweep.Verdict.Behind(before));
    }

    @Test
    void aSeqMissingBelowACountedOneHasBeenPassedByTheRelay() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusMillis(500);
        Relaying behind = Relaying.UNKNOWN.look(2_000, 999L, T);
        var standing = new Sweep.Standing(accepted(1, 10), counted(1, 3, 8), 1, busyBehind(later), behind, later);

        assertThat(Sweep.decide(standing, before, PATIENCE)).isInstanceOf(Sweep.Verdict.Hole.class);
    }

    @Test
    void whatLaterEventsOfThePartitionOvertookIsAHole() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(3);
        var overtaken = new Flow(T.plusMillis(2_001), later, T.plusMillis(2_001), later);

        assertThat(decide(accepted(1, 10), counted(1, 3, 3), overtaken, later, before))
                .isInstanceOf(Sweep.Verdict.Hole.class);
    }

    @Test
    void overtakenElsewhereIsAHoleOnlyIfItsOwnPartitionIsQuiet() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(3);
        var quietHere = new Flow(T.minusSeconds(5), T, T.plusMillis(2_001), later);
        var busyHere = new Flow(T.minusSeconds(5), later, T.plusMillis(2_001), later);

        assertThat(decide(accepted(1, 10), counted(1, 3, 3), quietHere, later, before))
                .isInstanceOf(Sweep.Verdict.Hole.class);
        assertThat(decide(accepted(1, 10), counted(1, 3, 3), busyHere, later, before))
                .isInstanceOf(Sweep.Verdict.Behind.class);
    }

    @Test
    void aSeqMissingBelowACountedOneIsAHoleAtOnce() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusMillis(500);

        assertThat(decide(accepted(1, 10), counted(1, 3, 8), busyBehind(later), later, before))
                .isEqualTo(new Sweep.Verdict.Hole(before, 4, 7));
    }

    @Test
    void aGapThatIsClosingIsLeftToClose() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusMillis(500);

        assertThat(decide(accepted(1, 10), counted(1, 5, 8), busyBehind(later), later, before))
                .isInstanceOf(Sweep.Verdict.Behind.class);
    }

    @Test
    void aBusyStreamDoesNotHideALossBehindItsNewestEvent() {
        Awaited before = awaited(10, 3, T);
        Instant later = T.plusSeconds(2);

        assertThat(decide(accepted(1, 500), counted(1, 3, 3), idleSince(T), later, before))
                .isEqualTo(new Sweep.Verdict.Hole(before, 4, 10));
    }

    @Test
    void aTallyOfALowerEpochHasCountedNothing() {
        assertThat(decide(accepted(2, 7), counted(1, 50, 50), busyBehind(T), T, null))
                .isInstanceOf(Sweep.Verdict.Behind.class);
    }

    @Test
    void aStreamWithoutAnEventInTheNewEpochHasToBeStatedAnew() {
        var standing = new Sweep.Standing(accepted(1, 7), counted(1, 7, 7), 2, busyBehind(T), RELAYED, T);

        assertThat(Sweep.decide(standing, null, PATIENCE)).isEqualTo(new Sweep.Verdict.Unstated());
    }

    @Test
    void aStreamThatIsStatedInTheNewEpochIsOnlyBehind() {
        var standing = new Sweep.Standing(accepted(2, 8), counted(1, 7, 7), 2, busyBehind(T), RELAYED, T);

        assertThat(Sweep.decide(standing, null, PATIENCE)).isInstanceOf(Sweep.Verdict.Behind.class);
    }

    private static Sweep.Verdict decide(
            Accepted accepted, Counted counted, Flow flow, Instant now, @Nullable Awaited before) {
        return Sweep.decide(new Sweep.Standing(accepted, counted, 1, flow, RELAYED, now), before, PATIENCE);
    }

    private static Accepted accepted(long epoch, long seq) {
        return new Accepted(STREAM, STREAM, epoch, seq, T);
    }

    private static Counted counted(long epoch, long through, long highest) {
        return new Counted(epoch, through, highest, through);
    }

    private static Awaited awaited(long seq, long through, Instant since) {
        return new Awaited(1, seq, T, 1_000, since, through, since);
    }
}

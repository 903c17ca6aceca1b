package ayes.ingest.room;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import ayes.ingest.room.PollChange.AsAsked;
import ayes.ingest.room.PollChange.Changed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollRulesTest {

    @Test
    void opensADraft() {
        assertThat(PollRules.decide(poll(PollStatus.DRAFT, Visibility.HIDDEN), PollCommand.OPEN))
                .isEqualTo(new Changed(new PollOpened(), PollStatus.OPEN, Visibility.HIDDEN, 1));
    }

    @Test
    void opensAClosedPollAgain() {
        assertThat(PollRules.decide(poll(PollStatus.CLOSED, Visibility.HIDDEN), PollCommand.OPEN))
                .isInstanceOf(Changed.class);
    }

    @Test
    void openingAnOpenPollChangesNothing() {
        assertThat(PollRules.decide(poll(PollStatus.OPEN, Visibility.HIDDEN), PollCommand.OPEN))
                .isEqualTo(new AsAsked());
    }

    @Test
    void closingWritesTheFinalCountsFromSql() {
        // When
        PollChange change = PollRules.decide(poll(PollStatus.OPEN, Visibility.REVEALED), PollCommand.CLOSE);

        // Then
        var finals = new Snapshot(List.of(3L, 4L), 7, 1, PollStatus.CLOSED, Visibility.REVEALED);
        assertThat(change).isEqualTo(new Changed(new PollClosed(finals), PollStatus.CLOSED, Visibility.REVEALED, 1));
    }

    @Test
    void aDraftCannotBeClosed() {
        assertThat(PollRules.decide(poll(PollStatus.DRAFT, Visibility.HIDDEN), PollCommand.CLOSE))
                .isEqualTo(new PollChange.NeverOpened());
    }

    @Test
    void revealsWhatWasHidden() {
        assertThat(PollRules.decide(poll(PollStatus.OPEN, Visibility.HIDDEN), PollCommand.REVEAL))
                .isEqualTo(new Changed(new PollRevealed(), PollStatus.OPEN, Visibility.REVEALED, 1));
    }

    @Test
    void aNewRoundStartsAtZeroAndHidden() {
        // When
        PollChange change = PollRules.decide(poll(PollStatus.OPEN, Visibility.REVEALED), PollCommand.RESET);

        // Then
        var nothing = new Snapshot(List.of(0L, 0L), 0, 2, PollStatus.OPEN, Visibility.HIDDEN);
        assertThat(change).isEqualTo(new Changed(new PollReset(nothing), PollStatus.OPEN, Visibility.HIDDEN, 2));
    }

    @ParameterizedTest
    @EnumSource(PollCommand.class)
    void anEndedSessionTakesNoCommand(PollCommand command) {
        // Given
        var counts = new Snapshot(List.of(3L, 4L), 7, 1, PollStatus.OPEN, Visibility.HIDDEN);
        var ended = new PollState(SessionStatus.ENDED, PollStatus.CLOSED, Visibility.HIDDEN, 1, 9, counts);

        // Then
        assertThat(PollRules.decide(ended, command)).isEqualTo(new PollChange.SessionHasEnded());
    }

    private static PollState poll(PollStatus status, Visibility visibility) {
        return new PollState(
                SessionStatus.LIVE, status, visibility, 1, 9, new Snapshot(List.of(3L, 4L), 7, 1, status, visibility));
    }
}

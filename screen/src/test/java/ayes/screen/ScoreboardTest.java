package ayes.screen;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.SESSION;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.audit;
import static ayes.screen.Ballroom.board;
import static ayes.screen.Ballroom.draft;
import static ayes.screen.Ballroom.session;
import static ayes.screen.Ballroom.tally;
import static ayes.screen.Ballroom.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.Visibility;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    @Test
    void anOldTallyNeverReplacesANewerOne() {
        // Given
        var board = board(tea(9, 5, 2));

        // When
        var after = board.with(tea(8, 4, 2));

        // Then
        assertThat(after).isSameAs(board);
    }

    @Test
    void aCorrectedTallyOfTheSameVersionShows() {
        // Given
        var board = board(tea(9, 5, 2));

        // When
        var after = board.with(tea(9, 4, 3));

        // Then
        assertThat(after.tallies().get(TEA)).isEqualTo(tea(9, 4, 3));
    }

    @Test
    void aHigherEpochWinsOverAHigherNumber() {
        // Given
        var board = board(tally(TEA, 1, 900, PollStatus.OPEN, Visibility.HIDDEN, 500, 300));
        var restored = tally(TEA, 2, 800, PollStatus.OPEN, Visibility.HIDDEN, 450, 250);

        // When
        var after = board.with(restored);

        // Then
        assertThat(after.tallies().get(TEA)).isEqualTo(restored);
        assertThat(after.with(tea(901, 501, 300))).isSameAs(after);
    }

    @Test
    void anOldSessionOrAuditNeverReplacesANewerOne() {
        // Given
        var board = board().with(audit(TEA, 9, 9));

        // When
        var after = board.with(session(4)).with(audit(TEA, 8, 8));

        // Then
        assertThat(after).isSameAs(board);
    }

    @Test
    void keepsNoAuditOfTheSessionsOwnStream() {
        // Given
        var board = board();

        // When
        var after = board.with(audit(SESSION.value(), 5, 5));

        // Then
        assertThat(after).isSameAs(board);
    }

    @Test
    void forParticipantsADraftDoesNotExist() {
        // Given
        var board = board(tea(3, 1, 0), draft(CAKE));

        // Then
        assertThat(board.poll(CAKE, ViewerClass.PARTICIPANT)).isNull();
        assertThat(board.order(ViewerClass.PARTICIPANT)).containsExactly(TEA);
        assertThat(board.order(ViewerClass.WALL)).containsExactly(TEA, CAKE);
    }
}

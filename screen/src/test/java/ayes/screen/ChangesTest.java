package ayes.screen;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.audit;
import static ayes.screen.Ballroom.board;
import static ayes.screen.Ballroom.draft;
import static ayes.screen.Ballroom.revealedTea;
import static ayes.screen.Ballroom.session;
import static ayes.screen.Ballroom.tally;
import static ayes.screen.Ballroom.tea;
import static ayes.screen.ViewerClass.HOST;
import static ayes.screen.ViewerClass.PARTICIPANT;
import static ayes.screen.ViewerClass.WALL;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Visibility;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void aVoteUnderHiddenResultsIsNewsToTheWallOnly() {
        // Given
        var before = board(tea(9, 5, 2));
        var after = board(tea(10, 6, 2));

        // Then
        assertThat(Changes.between(before, after, WALL)).containsExactly(new FrameKey.Counts(TEA));
        assertThat(Changes.between(before, after, PARTICIPANT)).isEmpty();
    }

    @Test
    void aVoteUnderShownResultsIsNewsToEverybody() {
        // Given
        var before = board(revealedTea(9, 5, 2));
        var after = board(revealedTea(10, 6, 2));

        // Then
        for (ViewerClass viewer : ViewerClass.values()) {
            assertThat(Changes.between(before, after, viewer)).containsExactly(new FrameKey.Counts(TEA));
        }
    }

    @Test
    void revealingAndHidingTellThePollWhole() {
        // Given
        var hidden = board(tea(9, 5, 2));
        var revealed = board(revealedTea(10, 5, 2));

        // Then
        assertThat(Changes.between(hidden, revealed, PARTICIPANT)).containsExactly(new FrameKey.Poll(TEA));
        assertThat(Changes.between(revealed, board(tea(11, 5, 2)), PARTICIPANT))
                .containsExactly(new FrameKey.Poll(TEA));
    }

    @Test
    void aDraftIsNoNewsToParticipantsUntilItOpens() {
        // Given
        var none = board();
        var drafted = board(draft(CAKE));
        var opened = board(tally(CAKE, 1, 2, PollStatus.OPEN, Visibility.HIDDEN, 0, 0));

        // Then
        assertThat(Changes.between(none, drafted, PARTICIPANT)).isEmpty();
        assertThat(Changes.between(none, drafted, HOST)).containsExactly(new FrameKey.Poll(CAKE));
        assertThat(Changes.between(drafted, opened, PARTICIPANT))
                .as("the session first, for it now lists the poll")
                .containsExactly(new FrameKey.Session(), new FrameKey.Poll(CAKE));
    }

    @Test
    void whoJoinedAndWhoIsConnectedIsToldWithoutTheWholeSession() {
        // Given
        var before = board();

        // Then
        assertThat(Changes.between(before, before.with(session(6, SessionStatus.LIVE, 4, TEA, CAKE)), WALL))
                .containsExactly(new FrameKey.Presence());
        assertThat(Changes.between(before, before.withConnected(7), PARTICIPANT))
                .containsExactly(new FrameKey.Presence());
    }

    @Test
    void theEndAndANewOrderTellTheSession() {
        // Given
        var before = board();

        // Then
        assertThat(Changes.between(before, before.with(session(6, SessionStatus.ENDED, 3, TEA, CAKE)), WALL))
                .containsExactly(new FrameKey.Session());
        assertThat(Changes.between(before, before.with(session(6, SessionStatus.LIVE, 3, CAKE, TEA)), WALL))
                .containsExactly(new FrameKey.Session());
    }

    @Test
    void auditsAreForHostAndWall() {
        // Given
        var before = board(tea(9, 5, 2));
        var after = before.with(audit(TEA, 12, 9));

        // Then
        assertThat(Changes.between(before, after, HOST)).containsExactly(new FrameKey.Audited(TEA));
        assertThat(Changes.between(before, after, PARTICIPANT)).isEmpty();
    }
}

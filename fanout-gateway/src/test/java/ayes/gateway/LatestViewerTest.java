package ayes.gateway;

import static ayes.gateway.Hall.CAKE;
import static ayes.gateway.Hall.PHONES;
import static ayes.gateway.Hall.TEA;
import static ayes.gateway.Hall.WALL;
import static ayes.gateway.Hall.board;
import static ayes.gateway.Hall.revealedTea;
import static ayes.gateway.Hall.session;
import static ayes.gateway.Hall.tally;
import static ayes.gateway.Hall.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Tally;
import ayes.event.Visibility;
import ayes.gateway.LatestViewer.Patience;
import ayes.gateway.LatestViewer.Ticket;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LatestViewerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Room room = new Room(board(revealedTea(9, 5, 2)));
    private final Phone phone = new Phone();
    private final Traffic traffic = new Traffic();

    @Test
    void beginsWithASnapshotAndGoesOnFromThere() {
        // Given
        enter(PHONES);

        // When
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(phone.got).hasSize(2);
        assertThat(phone.got.getFirst()).startsWith("{\"t\":\"snapshot\"").contains("\"counts\":[5,2]");
        assertThat(phone.last()).startsWith("{\"t\":\"tally\"").contains("\"counts\":[6,2]");
    }

    @Test
    void aFrameThatWaitsForTheConnectionsThreadIsNotOvertaken() {
        // Given
        var viewer = enter(PHONES);
        phone.isBusy();
        show(revealedTea(10, 6, 2));

        // When
        show(revealedTea(11, 7, 2));
        viewer.deliver();
        assertThat(phone.got).hasSize(1);
        phone.isFree();

        // Then
        assertThat(phone.got).hasSize(2);
        assertThat(phone.last()).contains("\"counts\":[7,2]");
    }

    @Test
    void aSlowViewerSkipsToTheNewestAndHoldsNoMore() {
        // Given
        var viewer = enter(PHONES);
        phone.takes(0);

        // When
        for (int votes = 0; votes < 10_000; votes++) {
            show(revealedTea(10 + votes, 6 + votes, 2));
            show(tally(CAKE, 1, 10 + votes, PollStatus.OPEN, Visibility.REVEALED, votes, 0));
        }

        // Then
        assertThat(viewer.behind())
                .as("counts of one poll, the other whole, the session")
                .isEqualTo(3);
        phone.got.clear();
        phone.takes(10);
        viewer.deliver();
        assertThat(phone.got).hasSize(3);
        assertThat(phone.got).anyMatch(frame -> frame.contains("\"counts\":[10005,2]"));
        assertThat(phone.got).anyMatch(frame -> frame.contains("\"counts\":[9999,0]"));
        assertThat(traffic.framesConflated()).isGreaterThan(19_000);
    }

    @Test
    void aSlowParticipantGetsNoCountsThatWereHiddenMeanwhile() {
        // Given
        var viewer = enter(PHONES);
        phone.takes(0);
        show(revealedTea(10, 6, 2));

        // When
        show(tea(11, 6, 2));
        phone.got.clear();
        phone.takes(10);
        viewer.deliver();

        // Then
        assertThat(phone.got)
                .singleElement()
                .asString()
                .startsWith("{\"t\":\"poll\"")
                .doesNotContain("counts", "voters");
    }

    @Test
    void participantsGetNoCountsFromHideToReveal() {
        // Given
        enter(PHONES);
        phone.got.clear();

        // When
        show(tea(10, 5, 2));
        show(tea(11, 6, 2));
        show(tea(12, 7, 2));
        var hidden = phone.got.stream().toList();
        show(revealedTea(13, 7, 2));

        // Then
        assertThat(hidden)
                .singleElement()
                .asString()
                .startsWith("{\"t\":\"poll\"")
                .doesNotContain("counts", "voters");
        assertThat(phone.last()).startsWith("{\"t\":\"poll\"").contains("\"counts\":[7,2]");
    }

    @Test
    void countsThatCameDueBeforeTheHidingAreNotSentAfterIt() {
        // Given: the screen is hidden already, and the viewer has not heard of it yet
        show(tea(10, 5, 2));
        var viewer = viewer(PHONES);

        // When
        viewer.changed(Set.of(new FrameKey.Counts(TEA)));

        // Then
        assertThat(phone.got).isEmpty();
    }

    @Test
    void pingsWhenNothingElseWasSaidForFourSeconds() {
        // Given
        var viewer = enter(WALL);
        phone.got.clear();

        // When
        tend(viewer, 4);

        // Then
        assertThat(phone.got).containsExactly("{\"t\":\"ping\"}");
    }

    @Test
    void doesNotPingWhileThereIsNews() {
        // Given
        var viewer = enter(WALL);
        phone.got.clear();

        // When
        for (int second = 0; second < 20; second++) {
            show(revealedTea(10 + second, 6 + second, 2));
            tend(viewer, 1);
        }

        // Then
        assertThat(phone.got).hasSize(20).noneMatch(frame -> frame.contains("ping"));
    }

    @Test
    void closesAViewerThatTakesNothing() {
        // Given
        var viewer = enter(WALL);
        phone.takes(0);
        show(revealedTea(10, 6, 2));

        // When
        tend(viewer, 31);
        assertThat(phone.closed).isNull();
        tend(viewer, 1);

        // Then
        assertThat(phone.closed).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void closesWhenTheTokenEnds() {
        // Given
        var viewer = enter(WALL);

        // When
        viewer.tend(NOW.plusSeconds(3599));
        assertThat(phone.closed).isNull();
        viewer.tend(NOW.plusSeconds(3600));

        // Then
        assertThat(phone.closed).isEqualTo(CloseCode.TOKEN_EXPIRED);
    }

    @Test
    void leavesASessionThatIsOverAfterAWhile() {
        // Given
        var viewer = enter(WALL);
        room.change(board -> board.with(session(6, SessionStatus.ENDED, 3, TEA, CAKE)));

        // When
        tend(viewer, 60);
        assertThat(phone.closed).isNull();
        tend(viewer, 1);

        // Then
        assertThat(phone.closed).isEqualTo(CloseCode.SESSION_OVER);
    }

    @Test
    void saysWhereToGoOnBeforeItCloses() {
        // Given
        var viewer = enter(WALL);

        // When
        viewer.goAway(Frame.goAway(3000));
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(phone.last()).isEqualTo("{\"t\":\"goaway\",\"retryMs\":3000}");
        assertThat(phone.closed).isEqualTo(CloseCode.DRAINING);
    }

    private LatestViewer enter(Audience audience) {
        var viewer = viewer(audience);
        viewer.changed(Set.of(new FrameKey.Snapshot()));
        return viewer;
    }

    private LatestViewer viewer(Audience audience) {
        var ticket = new Ticket(audience, Resume.NOTHING, NOW.plusSeconds(3600));
        var viewer = new LatestViewer(room, ticket, phone, new Patience(4, 30, 60), traffic);
        room.add(viewer);
        return viewer;
    }

    private void show(Tally tally) {
        room.change(board -> board.with(tally));
    }

    private static void tend(LatestViewer viewer, int seconds) {
        for (int second = 0; second < seconds; second++) {
            viewer.tend(NOW);
        }
    }
}

package ayes.screen;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.PHONES;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.WALL;
import static ayes.screen.Ballroom.audit;
import static ayes.screen.Ballroom.board;
import static ayes.screen.Ballroom.draft;
import static ayes.screen.Ballroom.revealedTea;
import static ayes.screen.Ballroom.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Position;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final String SESSION_FOR_PHONES = """
            {"id":"11111111-1111-4111-8111-111111111111","title":"All \\"hands\\"","code":"K7QX2M",\
            "joinUrl":"https://ayes.example/j/K7QX2M","status":"live","epoch":1,"seq":5,"joined":3,"connected":2,\
            "polls":["33333333-3333-4333-8333-333333333333"]}""";

    private static final String TEA_WITHOUT_COUNTS = """
            "poll":"33333333-3333-4333-8333-333333333333","position":0,"kind":"single","question":"Tea?",\
            "options":["Yes","No"],"settings":{"changeVote":true,"results":"when-revealed"},"status":"open",\
            "visibility":"hidden","round":1,"openedAt":700,"epoch":1,"seq":9,"through":9,""";

    @Test
    void aParticipantsSnapshotHasNeitherDraftsNorHiddenCountsNorAudits() {
        // Given
        var screen = new Screen(
                board(tea(9, 5, 2), draft(CAKE)).with(audit(TEA, 9, 9)).withConnected(2));

        // When
        String snapshot = json(screen.snapshot(PHONES, Resume.NOTHING));

        // Then
        assertThat(snapshot)
                .isEqualTo("{\"t\":\"snapshot\",\"session\":" + SESSION_FOR_PHONES + ",\"polls\":[{"
                        + TEA_WITHOUT_COUNTS + "\"at\":1009}],\"audits\":[]}");
    }

    @Test
    void theWallSeesEverything() {
        // Given
        var screen = new Screen(board(tea(9, 5, 2)).with(audit(TEA, 12, 9)).withConnected(2));

        // When
        String snapshot = json(screen.snapshot(WALL, Resume.NOTHING));

        // Then
        assertThat(snapshot)
                .contains("\"polls\":[\"" + TEA + "\",\"" + CAKE + "\"]}")
                .contains(TEA_WITHOUT_COUNTS + "\"counts\":[5,2],\"voters\":7,\"at\":1009}]")
                .endsWith("\"audits\":[{\"poll\":\"" + TEA + "\",\"accepted\":12,\"counted\":9}]}");
    }

    @Test
    void aSnapshotLeavesOutWhatTheViewerHas() {
        // Given
        var screen = new Screen(board(tea(9, 5, 2)));

        // Then
        assertThat(json(screen.snapshot(WALL, having(1, 9))))
                .contains("\"polls\":[],\"audits\"")
                .contains("\"polls\":[\"" + TEA);
        assertThat(json(screen.snapshot(WALL, having(1, 8)))).contains("\"counts\":[5,2]");
        assertThat(json(screen.snapshot(WALL, having(0, 99)))).contains("\"counts\":[5,2]");
    }

    @Test
    void aDraftHasNoOpeningYet() {
        // Given
        var screen = new Screen(board(draft(CAKE)));

        // Then
        assertThat(json(screen.frame(new FrameKey.Poll(CAKE), WALL))).contains("\"openedAt\":null");
        assertThat(screen.frame(new FrameKey.Poll(CAKE), PHONES)).isNull();
    }

    @Test
    void countsAreToldInAFrameOfTheirOwn() {
        // Given
        var screen = new Screen(board(revealedTea(10, 6, 2)));

        // When
        String counts = json(screen.frame(new FrameKey.Counts(TEA), PHONES));

        // Then
        assertThat(counts)
                .isEqualTo("{\"t\":\"tally\",\"poll\":\"" + TEA
                        + "\",\"epoch\":1,\"seq\":10,\"through\":10,\"counts\":[6,2],\"voters\":8,\"at\":1010}");
    }

    @Test
    void hiddenCountsHaveNoFrameForParticipants() {
        // Given
        var screen = new Screen(board(tea(9, 5, 2)));

        // Then
        assertThat(screen.frame(new FrameKey.Counts(TEA), PHONES)).isNull();
        assertThat(screen.frame(new FrameKey.Audited(TEA), PHONES)).isNull();
    }

    @Test
    void oneFrameIsSharedByAnAudience() {
        // Given
        var screen = new Screen(board(tea(9, 5, 2)));

        // When
        Frame first = screen.frame(new FrameKey.Poll(TEA), WALL);
        Frame second = screen.frame(new FrameKey.Poll(TEA), WALL);

        // Then
        assertThat(second).isSameAs(first).isNotSameAs(screen.frame(new FrameKey.Poll(TEA), PHONES));
    }

    private static Resume.Have having(long epoch, long seq) {
        return new Resume.Have(Map.of(TEA, new Position(epoch, seq)));
    }

    private static String json(@Nullable Frame frame) {
        return new String(Objects.requireNonNull(frame).utf8(), StandardCharsets.UTF_8);
    }
}

package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    private final Shown shown = new Shown();

    @Test
    void aVoteIsShownByTheFirstFrameThatReachesIt() {
        // Given
        shown.begin();

        // When
        shown.note(10, 1_000);
        shown.note(12, 2_000);
        shown.note(12, 3_000);
        shown.note(11, 4_000);
        for (int through = 13; through <= 60; through++) {
            shown.note(through, 5_000 + through);
        }

        // Then
        assertThat(shown.at(9)).isEqualTo(1_000);
        assertThat(shown.at(11)).isEqualTo(2_000);
        assertThat(shown.at(12)).isEqualTo(2_000);
        assertThat(shown.at(60)).isEqualTo(5_060);
        assertThat(shown.at(61)).isEqualTo(Shown.NEVER);
        assertThat(shown.through()).isEqualTo(60);
    }

    @Test
    void nothingIsNotedUnlessAsked() {
        // When
        shown.note(10, 1_000);

        // Then
        assertThat(shown.at(1)).isEqualTo(Shown.NEVER);
    }

    @Test
    void aShotSurvivesItsLine() {
        // Given
        var shot = new Shot("/ws/v1/sessions/1", 7, 1_000, 2_000);

        // When
        Shot read = Shot.of(shot.line());

        // Then
        assertThat(read).isEqualTo(shot);
    }
}

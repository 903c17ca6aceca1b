package ayes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShowingTest {

    @Test
    void aVoteIsShownByTheFirstFrameThatReachesIt() {
        // Given
        var screen = new Showing();
        screen.shows(10, 1_000);
        screen.shows(20, 2_000);
        screen.shows(20, 3_000);

        // Then
        assertThat(screen.at(10)).hasValue(1_000);
        assertThat(screen.at(11)).hasValue(2_000);
        assertThat(screen.at(21)).isEmpty();
        assertThat(screen.through()).isEqualTo(20);
    }

    @Test
    void readsHowFarAFrameReaches() {
        assertThat(Screens.through("{\"t\":\"tally\",\"seq\":41,\"through\":40,\"counts\":[1]}"))
                .isEqualTo(40);
        assertThat(Screens.through("{\"t\":\"ping\"}")).isZero();
    }
}

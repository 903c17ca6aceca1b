package ayes.replay.past;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.replay.past.Playback.End;
import ayes.replay.past.Playback.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final long FROM = 1_000_000;
    private static final End END = new End(FROM + 60_000_000, true);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Playback playback = Playback.begin(FROM, 10, 0);

    @Test
    void goesAsFastAsItWasAskedTo() {
        assertThat(playback.now(SECOND, END).at()).isEqualTo(FROM + 10_000_000);
        assertThat(playback.speed(2, SECOND, END).now(2 * SECOND, END).at()).isEqualTo(FROM + 12_000_000);
    }

    @Test
    void standsWhileItIsPausedAndGoesOnFromThere() {
        Playback paused = playback.pause(SECOND, END);

        assertThat(paused.now(5 * SECOND, END))
                .extracting(Playback.Now::at, Playback.Now::state)
                .containsExactly(FROM + 10_000_000, State.PAUSED);
        assertThat(paused.play(5 * SECOND, END).now(6 * SECOND, END).at()).isEqualTo(FROM + 20_000_000);
    }

    @Test
    void endsAndBeginsAgainWhenItIsPlayedAgain() {
        assertThat(playback.now(7 * SECOND, END))
                .extracting(Playback.Now::at, Playback.Now::state)
                .containsExactly(END.micros(), State.ENDED);
        assertThat(playback.play(7 * SECOND, END).now(7 * SECOND, END).at()).isEqualTo(FROM);
    }

    @Test
    void seeksWithinItsEndsOnly() {
        assertThat(playback.seek(0, SECOND, END).now(SECOND, END).at()).isEqualTo(FROM);
        assertThat(playback.seek(FROM + 5, SECOND, END).now(SECOND, END).at()).isEqualTo(FROM + 5);
        assertThat(playback.seek(Long.MAX_VALUE, SECOND, END).now(SECOND, END).state())
                .isEqualTo(State.ENDED);
    }

    @Test
    void takesNoSpeedThatIsNotOffered() {
        assertThat(playback.speed(1_000, 0, END).now(0, END).speed()).isEqualTo(100);
        assertThat(playback.speed(0, 0, END).now(0, END).speed()).isEqualTo(0.5);
    }

    @Test
    void havingCaughtUpWithASessionThatRunsItGoesOnWithIt() {
        var present = new End(FROM + 5_000_000, false);
        var later = new End(FROM + 6_000_000, false);

        assertThat(playback.now(SECOND, present).state()).isEqualTo(State.PLAYING);
        assertThat(playback.now(SECOND, present).at()).isEqualTo(present.micros());
        assertThat(playback.now(2 * SECOND, later).at()).isEqualTo(later.micros());
    }
}

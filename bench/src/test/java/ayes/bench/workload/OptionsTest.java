package ayes.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path USUAL = Path.of("usual");

    @Test
    void whatNobodySaysIsAsUsual() {
        // When
        Options options = Options.parse(List.of(), new HotPoll(), USUAL);

        // Then
        assertThat(options.directory()).isEqualTo(USUAL);
        assertThat(options.profile()).isFalse();
        assertThat(options.number("rounds")).isEqualTo(3);
    }

    @Test
    void whatIsSaidHolds() {
        // When
        Options options = Options.parse(List.of("--rounds", "7", "--data", "there", "--profile"), new HotPoll(), USUAL);

        // Then
        assertThat(options.directory()).isEqualTo(Path.of("there"));
        assertThat(options.profile()).isTrue();
        assertThat(options.number("rounds")).isEqualTo(7);
    }

    @Test
    void refusesWhatTheWorkloadDoesNotKnowOrNoNumber() {
        assertThatThrownBy(() -> Options.parse(List.of("--count", "7"), new HotPoll(), USUAL))
                .hasMessageContaining("no option of hot-poll");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds", "many"), new HotPoll(), USUAL))
                .hasMessageContaining("positive whole number");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds"), new HotPoll(), USUAL))
                .hasMessageContaining("needs a value");
    }

    @Test
    void aChoiceIsUsualUnlessSaidAndNothingElse() {
        assertThat(Options.parse(List.of(), new FanOut(), USUAL).words("against"))
                .isEqualTo("ayes,nchan,naive");
        assertThat(Options.parse(List.of("--load", "1000x20"), new FanOut(), USUAL)
                        .words("load"))
                .isEqualTo("1000x20");
        assertThatThrownBy(() -> Options.parse(List.of("--against", "nobody"), new FanOut(), USUAL))
                .hasMessageContaining("cannot be \"nobody\"");
    }

    @Test
    void theUsageNamesEveryWorkloadAndOption() {
        assertThat(Options.usage(List.of(new HotPoll(), new CancelledPuts())))
                .contains("hot-poll", "--burst-phones N", "cancelled-puts", "--count N", "100,000");
    }
}

package ayes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ayes.cluster.Options.DoorKind;
import ayes.cluster.Shape.Copies;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void isTwoOfEachUnlessSomebodySaysOtherwise() {
        Options options = Options.parse(List.of());

        assertThat(options.copies()).isEqualTo(new Copies(2, 2, 2, 2, 1));
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.door()).isEqualTo(DoorKind.WHAT_IS_THERE);
    }

    @Test
    void takesHowManyOfWhat() {
        Options options = Options.parse(List.of(
                "--gateways",
                "4",
                "--ingest",
                "3",
                "--relays",
                "1",
                "--processors",
                "1",
                "--replays",
                "0",
                "--door",
                "built-in",
                "--public-url",
                "https://vote.example.org/"));

        assertThat(options.copies()).isEqualTo(new Copies(3, 1, 1, 4, 0));
        assertThat(options.door()).isEqualTo(DoorKind.BUILT_IN);
        assertThat(options.publicUrl()).isEqualTo("https://vote.example.org");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--gateways", "0")))
                .withMessageContaining("from 1 to 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--gateway", "2")))
                .withMessageContaining("--help");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--data", "--fresh")))
                .withMessageContaining("needs a value");
    }
}

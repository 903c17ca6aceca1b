package ayes.ingest.room;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.access.Problem.FieldError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void takesAnOrdinaryPoll() {
        assertThat(Checks.question("Tea or coffee?")).isEmpty();
        assertThat(Checks.options(List.of("Tea", "Coffee"))).isEmpty();
    }

    @Test
    void countsCodePointsRatherThanChars() {
        assertThat(Checks.title("🗳".repeat(Checks.TITLE))).isEmpty();
        assertThat(Checks.title("🗳".repeat(Checks.TITLE + 1))).isPresent();
    }

    @Test
    void namesTheOptionThatIsThereTwice() {
        assertThat(Checks.options(List.of("Tea", "Coffee", " Tea ")))
                .contains(new FieldError("options[2]", "is there twice"));
    }

    @Test
    void refusesTooFewAndTooManyOptions() {
        assertThat(Checks.options(List.of("Tea"))).isPresent();
        assertThat(Checks.options(Collections.nCopies(Checks.MOST_OPTIONS + 1, "x")))
                .isPresent();
        assertThat(Checks.options(null)).isPresent();
    }

    @Test
    void refusesABlankOption() {
        assertThat(Checks.options(List.of("Tea", "  "))).map(FieldError::field).contains("options[1]");
    }
}

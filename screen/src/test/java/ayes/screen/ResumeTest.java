package ayes.screen;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {

    @Test
    void readsAPositionForEachPoll() {
        // When
        var resume = Resume.parse(TEA + ":1.42," + CAKE + ":2.0");

        // Then
        assertThat(resume).isEqualTo(new Resume.Have(Map.of(TEA, new Position(1, 42), CAKE, new Position(2, 0))));
    }

    @Test
    void aFirstVisitHasNothing() {
        assertThat(Resume.parse(null)).isEqualTo(Resume.NOTHING);
        assertThat(Resume.parse("")).isEqualTo(Resume.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ",",
                ":1.2",
                "33333333-3333-4333-8333-333333333333",
                "33333333-3333-4333-8333-333333333333:1",
                "33333333-3333-4333-8333-333333333333:1.",
                "33333333-3333-4333-8333-333333333333:1.-2",
                "33333333-3333-4333-8333-333333333333:1.2,"
            })
    void saysWhatIsWrongWithAnythingElse(String have) {
        assertThat(Resume.parse(have))
                .isInstanceOfSatisfying(
                        Resume.Unreadable.class,
                        refusal -> assertThat(refusal.why()).startsWith("have must be"));
    }
}

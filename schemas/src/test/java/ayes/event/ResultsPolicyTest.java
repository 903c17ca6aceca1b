package ayes.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "WHEN_REVEALED, OPEN,   HIDDEN,   false",
        "WHEN_REVEALED, OPEN,   REVEALED, true",
        "WHEN_REVEALED, CLOSED, HIDDEN,   false",
        "WHEN_REVEALED, CLOSED, REVEALED, true",
        "AFTER_CLOSE,   OPEN,   HIDDEN,   false",
        "AFTER_CLOSE,   OPEN,   REVEALED, true",
        "AFTER_CLOSE,   CLOSED, HIDDEN,   true",
        "AFTER_CLOSE,   CLOSED, REVEALED, true",
        "ALWAYS,        OPEN,   HIDDEN,   true",
        "ALWAYS,        CLOSED, HIDDEN,   true",
    })
    void saysWhenParticipantsSeeTheCounts(
            ResultsPolicy policy, PollStatus status, Visibility visibility, boolean visible) {
        assertThat(policy.shows(status, visibility)).isEqualTo(visible);
    }
}

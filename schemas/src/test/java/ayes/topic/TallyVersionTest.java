package ayes.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyVersionTest {

    @Test
    void isReadFromAHeaderAsItWasWritten() {
        var version = new TallyVersion(3, 9_876_543_210L);

        assertThat(version.toBytes()).hasSize(16);
        assertThat(TallyVersion.of(version.toBytes())).isEqualTo(version);
    }

    @Test
    void aHigherEpochWinsWhateverWasCounted() {
        assertThat(new TallyVersion(2, 1)).isGreaterThan(new TallyVersion(1, 1_000));
        assertThat(new TallyVersion(2, 2)).isGreaterThan(new TallyVersion(2, 1));
        assertThat(new TallyVersion(2, 2)).isEqualByComparingTo(new TallyVersion(2, 2));
    }
}

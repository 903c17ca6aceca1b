package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoggedSeqsTest {

    private static final UUID STREAM = new UUID(0, 1);

    private final LoggedSeqs seqs = new LoggedSeqs();

    @Test
    void holdsWhatItSawInWhateverOrder() {
        seqs.saw(STREAM, 1, 9);
        seqs.saw(STREAM, 1, 2);
        seqs.saw(STREAM, 1, 9);

        assertThat(seqs.hold(STREAM, 1, 9)).isTrue();
        assertThat(seqs.hold(STREAM, 1, 2)).isTrue();
        assertThat(seqs.hold(STREAM, 1, 3)).isFalse();
    }

    @Test
    void anotherEpochOrStreamIsAnotherEvent() {
        seqs.saw(STREAM, 1, 2);

        assertThat(seqs.hold(STREAM, 2, 2)).isFalse();
        assertThat(seqs.hold(new UUID(0, 2), 1, 2)).isFalse();
    }
}

package ayes.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final UUID TERM = UUID.randomUUID();
    private static final Mark EXPECTED = new Mark(TERM, 5);

    @Test
    void provesTheSlotByItsFirstMark() {
        assertThat(Mark.prove(EXPECTED, new Mark(TERM, 5))).isEqualTo(Mark.Proof.SAME_SLOT);
    }

    @Test
    void noticesASlotThatWasMadeBehindOurBack() {
        assertThat(Mark.prove(EXPECTED, new Mark(TERM, 6))).isEqualTo(Mark.Proof.OTHER_SLOT);
    }

    @Test
    void learnsNothingFromEarlierMarksOrOtherLeaders() {
        assertThat(Mark.prove(EXPECTED, new Mark(TERM, 4))).isEqualTo(Mark.Proof.NOTHING);
        assertThat(Mark.prove(EXPECTED, new Mark(UUID.randomUUID(), 9))).isEqualTo(Mark.Proof.NOTHING);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Mark.parse(EXPECTED.toString())).isEqualTo(EXPECTED);
        assertThat(Mark.parse("hello")).isNull();
        assertThat(Mark.parse("a:b")).isNull();
    }
}

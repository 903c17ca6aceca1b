package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.Visibility;
import ayes.relay.sweeper.Comparisons.Result;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    private static final UUID STREAM = UUID.randomUUID();

    private final Comparisons comparisons = new Comparisons();

    @Test
    void equalNumbersOverEqualCountsAreEqual() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 7, votes(3, 4)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.EQUAL);
        assertThat(comparisons.equalAt(STREAM, 1, 7)).isTrue();
        assertThat(comparisons.equalAt(STREAM, 1, 8)).isFalse();
        assertThat(comparisons.equalAt(STREAM, 2, 7)).isFalse();
    }

    @Test
    void equalNumbersOverDifferentCountsAreFound() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 7, votes(4, 3)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.DIFFERENT);
        assertThat(comparisons.equalAt(STREAM, 1, 7)).isFalse();
    }

    @Test
    void aBusyStreamIsComparedWhenATallyOfJustThatSeqComesBy() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 5, votes(3, 2)));
        assertThat(comparisons.last(STREAM)).isEqualTo(Result.NOT_YET);

        counted(shown(1, 6, votes(3, 3)));
        counted(shown(1, 7, votes(3, 4)));
        counted(shown(1, 8, votes(4, 4)));

        assertThat(comparisons.equalAt(STREAM, 1, 7)).isTrue();
    }

    @Test
    void whatWasFoundIsNotForgottenByAskingAgain() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 7, votes(4, 3)));

        comparisons.expect(STREAM, 1, 9, votes(4, 5), shown(1, 8, votes(4, 4)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.DIFFERENT);
    }

    @Test
    void aTallyThatIsSetRightIsSeenWithoutAsking() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 7, votes(4, 3)));

        counted(shown(1, 7, votes(3, 4)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.EQUAL);
    }

    @Test
    void aTallyAheadOfTheDatabaseIsNobodysRepeat() {
        comparisons.expect(STREAM, 1, 7, votes(3, 4), shown(1, 9, votes(5, 4)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.AHEAD);
    }

    @Test
    void aTallyOfALowerEpochIsNotAhead() {
        comparisons.expect(STREAM, 2, 7, votes(3, 4), shown(1, 9, votes(5, 4)));

        assertThat(comparisons.last(STREAM)).isEqualTo(Result.NOT_YET);
    }

    private void counted(CountedStreams.Shown shown) {
        comparisons.counted(STREAM, shown.counted(), shown.content());
    }

    private static Content votes(long... counts) {
        List<Long> list = Arrays.stream(counts).boxed().toList();
        return new Content.OfPoll(
                1,
                PollStatus.OPEN,
                Visibility.HIDDEN,
                list,
                list.stream().mapToLong(n -> n).sum());
    }

    private static CountedStreams.Shown shown(long epoch, long through, Content content) {
        return new CountedStreams.Shown(new Counted(epoch, through, through, through), content);
    }
}

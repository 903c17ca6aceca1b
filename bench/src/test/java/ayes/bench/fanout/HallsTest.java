package ayes.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.bench.naive.TallyFrame;
import ayes.event.PollStatus;
import ayes.event.Tally;
import ayes.topic.Topics;
import org.junit.jupiter.api.Test;

class HallsTest {

    private static final long NOON = 1_790_000_000_000_000L;

    private final Halls halls = new Halls(2);

    @Test
    void allStandAtTheSameSeqWhichRises() {
        // Given
        long before = halls.seq();

        // When
        halls.next();

        // Then
        assertThat(halls.tally(0, NOON).highest()).isEqualTo(before + 1);
        assertThat(halls.tally(1, NOON).highest()).isEqualTo(before + 1);
    }

    @Test
    void aTallyAddsUpAndEverybodyMaySeeIt() {
        // When
        Tally tally = halls.tally(0, NOON);

        // Then
        assertThat(tally.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(tally.voters());
        assertThat(tally.visibleToParticipants()).isTrue();
        assertThat(Topics.TALLIES.codec().decode(Topics.TALLIES.codec().encode(tally)))
                .isEqualTo(tally);
    }

    @Test
    void aFrameHasAboutTwoHundredBytes() {
        assertThat(TallyFrame.of(halls.tally(0, NOON)).length()).isBetween(190, 220);
    }

    @Test
    void turningAPollIsAnEvent() {
        // Given
        long before = halls.seq();

        // When
        halls.turn(PollStatus.CLOSED);

        // Then
        assertThat(halls.tally(0, NOON).status()).isEqualTo(PollStatus.CLOSED);
        assertThat(halls.seq()).isEqualTo(before + 1);
    }
}

package ayes.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Random random = new Random(7);

    @Test
    void halfOfTheCrowdIsThereWithinAQuarterOfTheTime() {
        long early = IntStream.range(0, 1_000)
                .filter(_ -> Pace.untilArrival(random).compareTo(Duration.ofSeconds(5)) < 0)
                .count();

        assertThat(early).isBetween(450L, 550L);
    }

    @Test
    void nobodyAnswersFasterThanAPersonReads() {
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Pace.untilVote(random)))
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofMillis(800)));
    }
}

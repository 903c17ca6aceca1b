package ayes.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoodTest {

    private static final List<Script.Answer> ANSWERS =
            List.of(new Script.Answer("Tabs", 1.0), new Script.Answer("Spaces", 1.1));

    @Test
    void theLeadChangesHands() {
        long leaders = IntStream.range(0, 75)
                .map(second -> leader(Mood.at(Duration.ofSeconds(second), ANSWERS)))
                .distinct()
                .count();

        assertThat(leaders).isEqualTo(2);
    }

    @Test
    void isAlwaysPositive() {
        IntStream.range(0, 600)
                .mapToObj(second -> Mood.at(Duration.ofSeconds(second), ANSWERS))
                .forEach(liking -> assertThat(liking).doesNotContain(0.0));
    }

    @Test
    void peopleChooseInProportionToWhatTheyLike() {
        var random = new Random(42);

        long first = IntStream.range(0, 10_000)
                .filter(_ -> Mood.choose(new double[] {3, 1}, random) == 0)
                .count();

        assertThat(first).isBetween(7_300L, 7_700L);
    }

    private static int leader(double[] liking) {
        return liking[0] > liking[1] ? 0 : 1;
    }
}

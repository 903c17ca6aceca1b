package ayes.standalone.demo;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How quick people are: drawn once for each of them, then at every turn. */
final class Pace {

    private static final Duration DOORS_CLOSE = Duration.ofSeconds(20);
    private static final Duration SHORTEST_THOUGHT = Duration.ofMillis(800);
    private static final Duration MEAN_THOUGHT = Duration.ofSeconds(5);
    private static final Duration MEAN_UNTIL_SECOND_THOUGHTS = Duration.ofSeconds(20);

    private Pace() {}

    /** When one enters: most come at once, the last ones when it has begun. */
    static Duration untilArrival(RandomGenerator random) {
        double early = Math.pow(random.nextDouble(), 2);
        return Duration.ofMillis((long) (early * DOORS_CLOSE.toMillis()));
    }

    /** From seeing a question to tapping an answer. */
    static Duration untilVote(RandomGenerator random) {
        return SHORTEST_THOUGHT.plus(exponential(MEAN_THOUGHT, random));
    }

    /** From one tap to the next, for those who change their mind. */
    static Duration untilSecondThoughts(RandomGenerator random) {
        return SHORTEST_THOUGHT.plus(exponential(MEAN_UNTIL_SECOND_THOUGHTS, random));
    }

    private static Duration exponential(Duration mean, RandomGenerator random) {
        return Duration.ofMillis((long) (mean.toMillis() * -Math.log(1 - random.nextDouble())));
    }
}

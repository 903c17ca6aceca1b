package ayes.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the crowd likes, and how that drifts: each answer rises and falls in a wave of its own, so that the lead changes
 * hands now and then as it does in a hall that talks.
 */
final class Mood {

    /** Strong enough to turn a 20 % lead around. */
    private static final double SWING = 0.7;

    /** One rise and fall of the first answer; every further one is slower, so that no two stay in step. */
    private static final double SHORTEST_WAVE_S = 40;

    private static final double NEXT_WAVE_IS_LONGER_BY_S = 17;

    private Mood() {}

    /** How much each answer is liked at that time; positive, in no particular unit. */
    static double[] at(Duration sinceAsked, List<Script.Answer> answers) {
        var liking = new double[answers.size()];
        double seconds = sinceAsked.toMillis() / 1000.0;
        for (int i = 0; i < liking.length; i++) {
            double wave = SHORTEST_WAVE_S + i * NEXT_WAVE_IS_LONGER_BY_S;
            liking[i] = answers.get(i).liking() * Math.exp(SWING * Math.sin(2 * Math.PI * seconds / wave + i));
        }
        return liking;
    }

    /** One person's choice: at random, in proportion to what is liked. */
    static int choose(double[] liking, RandomGenerator random) {
        double all = 0;
        for (double one : liking) {
            all += one;
        }
        double left = random.nextDouble() * all;
        for (int i = 0; i < liking.length - 1; i++) {
            left -= liking[i];
            if (left < 0) {
                return i;
            }
        }
        return liking.length - 1;
    }
}

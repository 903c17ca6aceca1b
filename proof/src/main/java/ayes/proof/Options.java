package ayes.proof;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How a proof is run.
 *
 * @param minutes of faults
 * @param seed of everything that is left to chance but the machine
 * @param rate votes a second, all phones together
 * @param every seconds from one fault to the next, at least
 * @param directory for data, logs and the verdict
 */
record Options(double minutes, long seed, int rate, int every, Path directory) {

    static final String USAGE = """
            Usage: ./ayes proof [options]

              Starts every step twice, with a PostgreSQL and a broker of its own, votes, kills and freezes everything in turn,
              and checks what every phone was told and every screen showed against the database and the log.

              --minutes N   how long                                     (default 2)
              --seed N      the same faults in the same order                            (default: at random)
              --rate N      votes a second                               (default 300)
              --every N     seconds from one fault to the next           (default 8)
              --data DIR    for data, logs and the verdict; must be empty  (default target/proof/SEED, overwritten)
            """;

    private static final double DEFAULT_MINUTES = 2;
    private static final int DEFAULT_RATE = 300;
    private static final int DEFAULT_EVERY = 8;

    /** @throws IllegalArgumentException with a sentence that says what to type instead */
    static Options parse(List<String> words) {
        double minutes = DEFAULT_MINUTES;
        long seed = new SecureRandom().nextInt(1_000_000);
        int rate = DEFAULT_RATE;
        int every = DEFAULT_EVERY;
        String directory = "";
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String name = rest.remove();
            switch (name) {
                case "--minutes" -> minutes = number(name, rest);
                case "--seed" -> seed = (long) number(name, rest);
                case "--rate" -> rate = (int) number(name, rest);
                case "--every" -> every = (int) number(name, rest);
                case "--data" -> directory = value(name, rest);
                default ->
                    throw new IllegalArgumentException(
                            "There is no option \"" + name + "\": ./ayes proof --help lists what there is.");
            }
        }
        return new Options(minutes, seed, rate, every, directory(directory, seed));
    }

    /** What an earlier run left in our own place is overwritten; what somebody else keeps is not. */
    private static Path directory(String given, long seed) {
        Path directory = given.isEmpty() ? Path.of("target", "proof", "" + seed) : Path.of(given);
        String[] kept = given.isEmpty() ? null : directory.toFile().list();
        if (kept != null && kept.length > 0) {
            throw new IllegalArgumentException(directory + " is not empty: name another directory, or none.");
        }
        return directory;
    }

    private static double number(String name, Deque<String> rest) {
        String value = value(name, rest);
        try {
            double number = Double.parseDouble(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException(name + " must be a positive number, and \"" + value + "\" is none.");
    }

    private static String value(String name, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value: ./ayes proof --help shows which.");
        }
        return rest.remove();
    }
}

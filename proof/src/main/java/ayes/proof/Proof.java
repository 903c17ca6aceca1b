package ayes.proof;

import ayes.proof.check.Verdict;
import ayes.proof.check.VerdictText;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code ./ayes proof}. */
public final class Proof {

    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Proof() {}

    /** @param words as {@link Options#USAGE} lists them */
    public static void main(String[] words) {
        List<String> all = List.of(words);
        if (all.contains("--help") || all.contains("-h")) {
            System.out.print(Options.USAGE);
            return;
        }
        // Clients of a broker that is being killed have a lot to say, and none of it is news.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(run(all));
    }

    private static int run(List<String> words) {
        Options options;
        try {
            options = Options.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        }
        try {
            Verdict verdict = verdict(options);
            String text = VerdictText.of(verdict);
            Files.writeString(options.directory().resolve("verdict.txt"), text);
            System.out.println(text);
            if (!verdict.holds()) {
                System.out.println("Again: " + again(options));
            }
            return verdict.holds() ? KEPT : BROKEN;
        } catch (Exception e) {
            System.err.println("The proof itself broke down: " + e);
            e.printStackTrace();
            System.err.println("Again: " + again(options));
            return BROKEN;
        }
    }

    private static Verdict verdict(Options options) throws Exception {
        try (Run run = Run.begin(options, System.out)) {
            run.attack();
            return run.verdict();
        }
    }

    private static String again(Options options) {
        return "./ayes proof --minutes %s --seed %d --rate %d --every %d"
                .formatted(options.minutes(), options.seed(), options.rate(), options.every());
    }
}

package ayes.proof;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.cluster.Member;
import ayes.proof.check.Verdict;
import ayes.proof.check.VerdictText;
import ayes.proof.check.Violation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two minutes of {@code ./ayes proof}, the same seed each time; another with {@code -Dproof.seed=N}. Then the checker is tried on
 * the real thing: each way to break the promise turns the same run red.
 */
@TestMethodOrder(OrderAnnotation.class)
class ThePromiseHoldsIT {

    private static final long SEED = Long.getLong("proof.seed", 20261121);

    private static Run run;
    private static Spoiler spoiler;

    @BeforeAll
    static void attack(@TempDir Path directory) throws Exception {
        run = Run.begin(new Options(2, SEED, 200, 6, directory.resolve("proof")), System.out);
        spoiler = new Spoiler(run.cluster());
        run.attack();
    }

    @AfterAll
    static void end() throws Exception {
        if (run != null) {
            run.close();
        }
    }

    @Test
    @Order(1)
    void noAcceptedVoteIsLostDoubledOrAltered() throws Exception {
        Verdict verdict = run.verdict();

        System.out.println(VerdictText.of(verdict));
        assertThat(verdict.violations())
                .as("repeat it with -Dproof.seed=%d", SEED)
                .isEmpty();
        assertThat(verdict.totals().answered200()).isGreaterThan(1_000);
        assertThat(verdict.totals().faults()).isGreaterThan(3);
    }

    @Test
    @Order(2)
    void aRowOfTheOutboxThatIsDroppedTurnsItRed() throws Exception {
        spoiler.dropOneRowOfTheOutbox();

        assertRed("dense seq");

        spoiler.putItBack();
    }

    @Test
    @Order(3)
    void anEventThatIsDoubledTurnsItRed() throws Exception {
        spoiler.doubleOneEvent();

        assertRed("dense seq");

        spoiler.removeTheTwin();
    }

    @Test
    @Order(4)
    void aChoiceThatIsAlteredTurnsItRed() throws Exception {
        spoiler.alterOneChoice();

        assertRed("votes and outbox");

        spoiler.giveItBack();
    }

    @Test
    @Order(5)
    void aVoteThatIsUncountedTurnsItRedUntilTheSweeperHasMendedIt() throws Exception {
        assertThat(run.verdict().violations()).isEmpty();
        for (Member relay : run.cluster().relays()) {
            relay.freeze(); // else the sweeper may be quicker than the verdict
        }
        try {
            spoiler.uncountOneVote();

            assertRed("tally");
        } finally {
            for (Member relay : run.cluster().relays()) {
                relay.thaw();
            }
        }

        // Nobody votes: it is the pass over every stream that finds it.
        Verdict mended = run.verdict();
        for (int i = 0; i < 90 && !mended.holds(); i++) {
            Thread.sleep(1_000);
            mended = run.verdict();
        }
        assertThat(mended.violations()).isEmpty();
    }

    private static void assertRed(String rule) throws Exception {
        Verdict verdict = run.verdict();

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.violations()).extracting(Violation::rule).contains(rule);
    }
}

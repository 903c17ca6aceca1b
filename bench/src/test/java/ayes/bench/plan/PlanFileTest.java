package ayes.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.bench.report.Figure.Goal;
import org.junit.jupiter.api.Test;

class PlanFileTest {

    @Test
    void readsWhatIsAskedOfWhichWorkload() {
        // When
        Plan plan = PlanFile.read("mine", """
                means: Forty people vote.
                workload: votes
                with:
                  phones: 40
                  vs: pgbench
                goals:
                  ack p99: at most 250
                  writer queue: at least 3.5
                """);

        // Then
        assertThat(plan.means()).isEqualTo("Forty people vote.");
        assertThat(plan.words()).containsExactly("--phones", "40", "--vs", "pgbench");
        assertThat(plan.goals())
                .containsEntry("ack p99", Goal.atMost(250))
                .containsEntry("writer queue", Goal.atLeast(3.5));
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertRefused(
                "means: a\nworkload: votes\noptions: {}", "The plan mine cannot be used: \"options\" means nothing");
        assertRefused("means: a", "workload is missing");
        assertRefused("- a\n- b", "the file must be names with values");
        assertRefused("means: a\nworkload: votes\nwith:\n  phones: [1, 2]", "phones must be one number or word");
        assertRefused("means: a\nworkload: votes\ngoals:\n  ack p99: 250", "must say \"at most 250\"");
        assertRefused("means: [", "it is no YAML");
        assertRefused("", "means is missing");
    }

    private static void assertRefused(String yaml, String says) {
        assertThatThrownBy(() -> PlanFile.read("mine", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void aFileThatMakesObjectsIsRefused() {
        assertRefused("means: !!java.net.URL [\"http://127.0.0.1\"]\nworkload: votes", "it is no YAML");
    }
}

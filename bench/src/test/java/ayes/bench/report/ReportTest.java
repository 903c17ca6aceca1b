package ayes.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.bench.report.Figure.Goal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report("hot-poll", Map.of("cores", "2"));

    @Test
    void aGoalIsAskedOfTheMedian() {
        assertThat(new Figure("B", "× A", List.of(2.0, 3.5, 9.0), Goal.atLeast(3)).reachesItsGoal())
                .isTrue();
        assertThat(new Figure("ack", "ms", List.of(150.0, 250.0, 260.0), Goal.atMost(200)).reachesItsGoal())
                .isFalse();
        assertThat(new Figure("C", "× A", List.of(), Goal.atLeast(1)).reachesItsGoal())
                .isFalse();
    }

    @Test
    void aMissedGoalIsNoDefectAndAFailedCheckIs() {
        // Given
        report.add(new Figure("B", "× A", List.of(1.0), Goal.atLeast(3)));
        assertThat(report.holds()).isTrue();

        // When
        report.check("nothing was lost", false);

        // Then
        assertThat(report.holds()).isFalse();
        assertThat(ReportText.of(report)).contains("BROKEN: nothing was lost").contains("≥ 3.00: missed");
    }

    @Test
    void whatWasNotMeasuredIsSaidToBe() {
        // When
        report.add(Figure.of("A pgbench", "votes/s", List.of()));

        // Then
        assertThat(ReportText.of(report)).contains("A pgbench").contains("not measured");
    }

    @Test
    void theCpuOfAllProcessesIsAddedUp() {
        // When
        report.cpu("C HTTP", Map.of("ingest", 60.0, "PostgreSQL", 40.5));

        // Then
        assertThat(ReportText.of(report)).contains("60.0").contains("40.5").contains("101");
    }

    @Test
    void numbersHaveThreeDigits() {
        assertThat(List.of(0.523, 12.34, 1_234.4)).map(ReportText::number).containsExactly("0.52", "12.3", "1,234");
    }

    @Test
    void theJsonHoldsRoundsMedianAndGoal() {
        // Given
        report.add(new Figure("B", "× A", List.of(2.0, 3.5, 9.0), Goal.atLeast(3)));

        // When
        String json = ReportJson.of(report, Instant.EPOCH);

        // Then
        assertThat(json)
                .contains("\"median\" : 3.5", "\"atLeast\" : 3.0", "\"reached\" : true", "1970-01-01T00:00:00Z");
    }
}

package ayes.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.bench.report.Chart.Kind;
import ayes.bench.report.Figure.Goal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {

    private final Report report = new Report("burst-400", Map.of("cores", "2"));

    @Test
    void onePageHoldsEverythingAndAsksNobody() {
        // Given
        report.means("400 people vote </script> at once.");
        report.add(new Figure("ack p99", "ms", List.of(300.0), Goal.atMost(250)));
        report.check("nothing was lost", true);
        report.add(new Table(
                "Processes", "What each took.", List.of("process", "CPU s"), List.of(List.of("ingest", "3"))));
        report.add(Chart.lines(
                "How long",
                "ms",
                Kind.LINES,
                "s",
                "ms</script>",
                List.of(new Chart.Series("ack", List.of(List.of(1.0, 2.0))))));

        // When
        String page = ReportHtml.of(report, Instant.EPOCH);

        // Then
        assertThat(page)
                .contains("400 people vote &lt;/script&gt; at once.", "Goals: 0 of 1 reached", "class=\"bad\">missed")
                .contains("class=\"good\">holds", "nothing was lost", "ingest", "ms<\\/script>", "Apache")
                .doesNotContain("<script src", "<link");
        assertThat(page.replaceAll("(?s)<script.*?</script>", "")).doesNotContainPattern("(src|href)=|url\\(");
    }

    @Test
    void aPlansGoalsAreAskedOfFiguresThatThereAre() {
        // Given
        report.add(Figure.of("ack p99", "ms", List.of(200.0)));

        // When
        boolean known = report.ask("ack p99", Goal.atMost(250));
        boolean unknown = report.ask("ack p98", Goal.atMost(250));

        // Then
        assertThat(known).isTrue();
        assertThat(unknown).isFalse();
        assertThat(report.figures().getFirst().reachesItsGoal()).isTrue();
    }

    @Test
    void aTablesRowsAreAsLongAsItsHead() {
        assertThatThrownBy(() -> new Table("T", "", List.of("a", "b"), List.of(List.of("1"))))
                .hasMessageContaining("a row of 1 under 2");
    }
}

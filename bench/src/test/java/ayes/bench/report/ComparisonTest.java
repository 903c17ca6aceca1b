package ayes.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static String report(double ack, String other) {
        var report = new Report("burst-400", Map.of("cores", "2"));
        report.add(Figure.of("ack p99", "ms", List.of(ack)));
        report.add(Figure.of(other, "ms", List.of(1.0)));
        report.cpu("votes", Map.of("ingest", ack * 10));
        return ReportJson.of(report, Instant.EPOCH);
    }

    @Test
    void tellsByHowMuchTheSecondDiffers() {
        // When
        var comparison = Comparison.of(report(200, "before only"), report(150, "after only"));

        // Then
        assertThat(comparison.figures())
                .containsExactly(
                        List.of("ack p99", "200", "150", "ms", "-25 %"),
                        List.of("before only", "1.00", "-", "ms", ""),
                        List.of("after only", "-", "1.00", "ms", ""));
        assertThat(comparison.cpu()).containsExactly(List.of("votes: ingest", "2,000", "1,500", "µs", "-25 %"));
        assertThat(comparison.text()).contains("burst-400 1970-01-01T00:00:00", "ack p99");
        assertThat(comparison.html()).contains("<h1>Two runs compared</h1>", "-25 %");
    }

    @Test
    void saysWhichFileIsNoReport(@TempDir Path directory) throws IOException {
        Path none = Files.writeString(directory.resolve("none.json"), "{}");

        assertThatThrownBy(() -> Comparison.of(none, none)).hasMessageContaining("none.json is no report of the bench");
        assertThatThrownBy(() -> Comparison.of(directory.resolve("missing.json"), none))
                .hasMessageContaining("missing.json cannot be read");
    }
}

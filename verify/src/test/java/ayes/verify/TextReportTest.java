package ayes.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Visibility;
import ayes.verify.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void laysTheThreeCountsSideBySide() {
        // Given
        var joined = new Standing.OfSession(SessionStatus.LIVE, List.of(), 12);
        Compared session = new Compared(
                Poll.SESSION.value(),
                Poll.SESSION,
                "Friday",
                null,
                15,
                joined,
                joined,
                joined,
                15,
                List.of(),
                List.of());
        Compared poll = poll(1, "Tea or coffee?", 20, counts(7, 8), counts(7, 8), counts(7, 9), 22);

        // When
        List<String> lines = TextReport.lines(report(List.of(session, poll)), false);

        // Then
        assertThat(lines)
                .containsExactly(
                        "                    seq  database     log          tally",
                        "Friday",
                        "  participants       15  12 joined    12 joined    12 joined    ✓",
                        "  Tea or coffee?     20  7 · 8        7 · 8        7 · 9 at 22  ✗ differs",
                        "      the tally is wrong",
                        "",
                        "Epoch 1, 1,240 events in the log, as of 1970-01-01T00:00:00Z.",
                        "Not all agree: the counts of 1 poll differ (1 poll and 1 session in all).");
    }

    @Test
    void manyOptionsStandUnderEachOther() {
        // Given
        Standing many = counts(1000, 2000, 3000, 4000, 5000, 6000, 7000);

        // When
        List<String> lines = TextReport.lines(report(List.of(poll(1, "Which?", 9, many, many, many, 9))), false);

        // Then
        assertThat(lines)
                .contains("      database  1000 · 2000 · 3000 · 4000 · 5000 · 6000 · 7000")
                .contains("      tally     1000 · 2000 · 3000 · 4000 · 5000 · 6000 · 7000");
    }

    @Test
    void ofAThousandPollsOnlyTheFirstAndThoseThatDifferAreListed() {
        // Given
        var rows = new ArrayList<>(
                Collections.nCopies(1_000, poll(1, "The same", 2, counts(1, 1), counts(1, 1), counts(1, 1), 2)));
        rows.set(900, poll(2, "The other", 2, counts(1, 1), counts(1, 1), counts(1, 2), 2));

        // When
        List<String> some = TextReport.lines(report(rows), false);
        List<String> all = TextReport.lines(report(rows), true);

        // Then
        assertThat(some).filteredOn(line -> line.contains("The same")).hasSize(Report.SHOWN);
        assertThat(some).filteredOn(line -> line.contains("The other")).hasSize(1);
        assertThat(some).contains("949 more agree and are not listed: --all lists them.");
        assertThat(all).filteredOn(line -> line.contains("The same")).hasSize(999);
    }

    @Test
    void mentionsWhatIsNoEventAndWhatWasGivenUp() {
        // When
        List<String> lines = TextReport.lines(new Report(2, Instant.EPOCH, List.of(), 5, 3, 1), false);

        // Then
        assertThat(lines)
                .containsExactly(
                        "3 records of the log are no events and were passed over: ayes.dead-letters holds them.",
                        "1 streams of an older epoch are in the log and were given up with it: the database does not have them.",
                        "Epoch 2, 5 events in the log, as of 1970-01-01T00:00:00Z.",
                        "There is nothing to count yet.");
    }

    @Test
    void aReportForEverybodyHoldsNoCountsAndNoQuestions() {
        // Given
        Report report = report(List.of(poll(1, "A secret?", 20, counts(77, 8), counts(77, 8), counts(77, 9), 20)));

        // When
        String open = ReportTree.withoutCounts(report).toString();

        // Then
        assertThat(open).contains("tally-differs").contains(new UUID(1, 1).toString());
        assertThat(open).doesNotContain("secret").doesNotContain("77").doesNotContain("Friday");
        assertThat(ReportTree.withCounts(report, false).toString()).contains("A secret?", "77");
    }

    private static Report report(List<Compared> rows) {
        return new Report(1, Instant.EPOCH, rows, 1_240, 0, 0);
    }

    private static Compared poll(
            int id, String question, long seq, Standing stored, Standing logged, Standing tally, long tallyAt) {
        boolean agrees = stored.equals(logged) && logged.equals(tally);
        return new Compared(
                new UUID(1, id),
                Poll.SESSION,
                "Friday",
                question,
                seq,
                stored,
                logged,
                tally,
                tallyAt,
                agrees ? List.of() : List.of(new Finding(Kind.TALLY_DIFFERS, "the tally is wrong")),
                List.of());
    }

    private static Standing counts(long... votes) {
        List<Long> counts = Arrays.stream(votes).boxed().toList();
        return new Standing.OfPoll(
                counts, counts.stream().mapToLong(Long::longValue).sum(), 1, PollStatus.OPEN, Visibility.HIDDEN);
    }
}

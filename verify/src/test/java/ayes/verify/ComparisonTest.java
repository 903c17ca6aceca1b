package ayes.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Position;
import ayes.event.Recorded;
import ayes.topic.TallyVersion;
import ayes.verify.Compared.Verdict;
import ayes.verify.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Poll poll = Poll.open(2).vote(1, 0).vote(2, 1).vote(3, 1);

    @Test
    void agreesWhenAllThreeComeToTheSame() {
        // When
        Report report = compare(stored(poll.standing(), 5), poll.events(), live(5, 5, poll.standing()));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.conclusion()).isEqualTo("All agree: 1 poll, counted three ways.");
    }

    @Test
    void comparesTheTallyWhereTheTallyIsAndTheDatabaseWhereItWas() {
        // Given
        Stored before = stored(poll.standing(), 5);
        poll.vote(1, 1);

        // When
        Report report = compare(before, poll.events(), live(6, 6, poll.standing()));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void namesTheDatabaseWhenARowWasAltered() {
        // Given
        Standing altered = poll.forget(Map.of(1, 1, 2, 1, 3, 1)).standing();

        // When
        Report report = compare(stored(altered, 5), poll.events(), live(5, 5, poll.standingAt(5)));

        // Then
        assertThat(findings(report))
                .containsExactly(new Finding(
                        Kind.LOG_DIFFERS,
                        "at event 5 the log has the votes 1 · 2, and the database has the votes 0 · 3"));
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(report.conclusion()).isEqualTo("Not all agree: the counts of 1 poll differ (1 poll in all).");
    }

    @Test
    void namesTheTallyWhenTheProcessorMiscounted() {
        // Given
        Standing wrong = poll.standingAt(4);

        // When
        Report report = compare(stored(poll.standing(), 5), poll.events(), live(5, 5, wrong));

        // Then
        assertThat(findings(report))
                .containsExactly(
                        new Finding(
                                Kind.TALLY_DIFFERS,
                                "at event 5 the tally has the votes 1 · 1, 2 voters, and the log has the votes 1 · 2, 3 voters"));
    }

    @Test
    void isBehindAndNotDifferentWhileSomethingHasNotArrived() {
        // When
        Report report =
                compare(stored(poll.standing(), 5), poll.events().subList(0, 4), live(4, 4, poll.standingAt(4)));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.BEHIND);
        assertThat(findings(report))
                .extracting(Finding::sentence)
                .containsExactly(
                        "the log ends at event 4, and 5 are accepted", "the tally has counted through event 4 of 5");
    }

    @Test
    void differsWhenTheLogHasLostItsTail() {
        // When
        Report report = compare(stored(poll.standing(), 5), poll.events().subList(0, 4), live(5, 5, poll.standing()));

        // Then
        assertThat(findings(report)).extracting(Finding::kind).containsExactly(Kind.LOG_BEHIND, Kind.TALLY_DIFFERS);
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void differsWhenAnEventIsMissingInTheLog() {
        // Given
        var log = new ArrayList<>(poll.events());
        log.remove(3);

        // When
        Report report = compare(stored(poll.standing(), 5), log, live(3, 5, poll.standing()));

        // Then
        assertThat(findings(report))
                .contains(new Finding(Kind.EVENTS_MISSING, "event 4 is missing in the log, and later ones are there"));
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void asksForANewLookWhenAnEpochBeganMeanwhile() {
        // Given
        Stored before = stored(poll.standing(), 5);
        poll.beginEpoch(1_000);
        var tally = live(new Position(1_000, 6), 6, poll.standing());

        // When
        Report report = compare(all(before), board(tally), poll.events(), new Comparison.Since(1_000, Set.of()));

        // Then
        assertThat(report.wasOvertaken()).isTrue();
    }

    @Test
    void differsWhenTheLogIsInAnEpochThatTheDatabaseHasNotReached() {
        // Given
        Stored restored = stored(poll.standing(), 5);
        poll.beginEpoch(1_000);

        // When
        Report report = compare(
                all(restored), board(live(5, 5, poll.standing())), poll.events(), new Comparison.Since(1, Set.of()));

        // Then
        assertThat(findings(report)).extracting(Finding::kind).containsExactly(Kind.FOREIGN_EPOCH);
    }

    @Test
    void isBehindUntilANewEpochStatesIt() {
        // Given
        var stored = new Stored(Poll.STREAM, Poll.SESSION, "Friday", "Which?", new Position(1_000, 5), poll.standing());

        // When
        Report report = compare(
                new Stored.All(1_000, Instant.EPOCH, List.of(stored)),
                board(live(5, 5, poll.standing())),
                poll.events(),
                new Comparison.Since(1_000, Set.of()));

        // Then
        assertThat(findings(report))
                .containsExactly(new Finding(
                        Kind.TALLY_BEHIND, "epoch 1000 has begun, and the tally does not state it in that epoch yet"));
    }

    @Test
    void aPollThatTheDatabaseNeverHadIsADifferenceUnlessAnOlderEpochHadIt() {
        // When
        Report stranger = compare(all(), board(), poll.events(), new Comparison.Since(1, Set.of()));
        Report tooNew = compare(all(), board(), poll.events(), new Comparison.Since(1, Set.of(Poll.STREAM)));
        Report givenUp = compare(
                new Stored.All(1_000, Instant.EPOCH, List.of()),
                board(),
                poll.events(),
                new Comparison.Since(1_000, Set.of()));

        // Then
        assertThat(findings(stranger)).extracting(Finding::kind).containsExactly(Kind.UNKNOWN_STREAM);
        assertThat(tooNew.rows()).isEmpty();
        assertThat(givenUp.rows()).isEmpty();
        assertThat(givenUp.givenUp()).isEqualTo(1);
    }

    @Test
    void comparesDatabaseAndTallyAloneWhereTheLogIsTrimmed() {
        // Given
        var fold = new LogFold(
                Comparison.marks(all(stored(poll.standing(), 5)), board(live(5, 5, poll.standing()))), _ -> true, 10);
        poll.events().subList(2, 5).forEach(fold::take);
        fold.endPass();

        // When
        Report report = Comparison.of(
                all(stored(poll.standing(), 5)),
                board(live(5, 5, poll.standingAt(4))),
                fold,
                new Comparison.Since(1, Set.of()));

        // Then
        assertThat(findings(report)).extracting(Finding::kind).containsExactly(Kind.TALLY_DIFFERS);
        assertThat(report.rows().getFirst().notes())
                .containsExactly("the log no longer holds its beginning: database and tally only");
    }

    @Test
    void aTallyThatIsCountedAnewIsBehindUntilItIsWhereScreensAre() {
        // Given
        LiveBoard board = board(live(5, 5, poll.standing()));
        board.take(live(3, 3, poll.standingAt(3)));
        Stored stored = stored(poll.standingAt(3), 3);

        // Then
        assertThat(board.hasReached(List.of(stored))).isFalse();

        // When
        board.take(live(5, 5, poll.standing()));

        // Then
        assertThat(board.hasReached(List.of(stored))).isTrue();
    }

    private static List<Finding> findings(Report report) {
        return report.rows().stream().flatMap(row -> row.findings().stream()).toList();
    }

    private static Stored stored(Standing standing, long seq) {
        return new Stored(Poll.STREAM, Poll.SESSION, "Friday", "Which?", new Position(1, seq), standing);
    }

    private static Stored.All all(Stored... streams) {
        return new Stored.All(1, Instant.EPOCH, List.of(streams));
    }

    private static Live live(long through, long highest, Standing standing) {
        return live(new Position(1, through), highest, standing);
    }

    private static Live live(Position through, long highest, Standing standing) {
        UUID stream = Poll.STREAM;
        return new Live(
                stream, Poll.SESSION, through, highest, new TallyVersion(through.epoch(), through.seq()), standing);
    }

    private static LiveBoard board(Live... tallies) {
        var board = new LiveBoard();
        List.of(tallies).forEach(board::take);
        return board;
    }

    private static Report compare(Stored stored, List<Recorded> log, Live tally) {
        return compare(all(stored), board(tally), log, new Comparison.Since(1, Set.of()));
    }

    private static Report compare(Stored.All database, LiveBoard live, List<Recorded> log, Comparison.Since since) {
        var fold = new LogFold(Comparison.marks(database, live), _ -> false, 1_000);
        do {
            log.forEach(fold::take);
        } while (fold.endPass());
        return Comparison.of(database, live, fold, since);
    }
}

package ayes.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFoldTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void comesToWhatANaiveCountComesToWhateverTheOrderAndTheRepeats(long seed) {
        // Given
        var random = new Random(seed);
        Poll poll = randomPoll(random, 300);
        long stored = 1 + random.nextLong(poll.newest().seq());
        long live = stored + random.nextLong(poll.newest().seq() - stored + 1);
        List<Recorded> log = outOfOrder(poll.events(), random);

        // When
        Logged logged = fold(log, at(stored), at(live), 1 + random.nextInt(400));

        // Then
        assertThat(logged.wrong()).isEmpty();
        assertThat(logged.missing()).isEmpty();
        assertThat(logged.base()).isNull();
        assertThat(logged.atStored()).isEqualTo(poll.standingAt(stored));
        assertThat(logged.atLive()).isEqualTo(poll.standingAt(live));
    }

    @Test
    void aSnapshotThatLiesIsFoundAndNotBelieved() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 1);
        Snapshot lie = Poll.stated(new Standing.OfPoll(List.of(5L, 1L), 6, 1, PollStatus.CLOSED, Visibility.HIDDEN));
        List<Recorded> log = new ArrayList<>(poll.events());
        log.add(poll.recorded(5, new PollClosed(lie)));

        // When
        Logged logged = fold(log, at(5), null);

        // Then
        assertThat(logged.wrong())
                .containsExactly("PollClosed 5 states the votes 5 · 1, 6 voters,"
                        + " and the events before it come to the votes 1 · 1, 2 voters");
        assertThat(logged.atStored())
                .isInstanceOfSatisfying(
                        Standing.OfPoll.class,
                        standing -> assertThat(standing.counts()).containsExactly(1L, 1L));
    }

    @Test
    void aRestatementInTheMiddleIsComparedToo() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0);
        List<Recorded> log = new ArrayList<>(poll.events());
        log.add(poll.recorded(4, new CountsTaken(poll.forget(Map.of(1, 1)).stated(), null)));

        // When
        Logged logged = fold(log, at(4), null);

        // Then
        assertThat(logged.wrong())
                .containsExactly(
                        "CountsTaken 4 states the votes 0 · 1, and the events before it come to the votes 1 · 0");
    }

    @Test
    void aVoteThatMisremembersWhatStoodBeforeIsFound() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0);
        poll.add(new VoteCast(Poll.participant(1), Ballot.of(1), Ballot.EMPTY, 2));

        // When
        Logged logged = fold(poll.events(), at(4), null);

        // Then
        assertThat(logged.wrong())
                .containsExactly("VoteCast 4 says that [] stood before it, and the events before it say [0]");
        assertThat(logged.atStored())
                .isInstanceOfSatisfying(
                        Standing.OfPoll.class,
                        standing -> assertThat(standing.counts())
                                .as("the ballots count, not what events say of each other")
                                .containsExactly(0L, 1L));
    }

    @Test
    void aVoteAfterTheCloseIsFound() {
        // Given
        Poll poll = Poll.open(2).close();
        poll.add(new VoteCast(Poll.participant(1), Ballot.of(1), Ballot.EMPTY, 1));

        // When
        Logged logged = fold(poll.events(), at(4), null);

        // Then
        assertThat(logged.wrong()).containsExactly("VoteCast 4 came while the poll was closed");
    }

    @Test
    void aHoleStopsTheCountAndShows() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 0);

        // When
        Logged logged = fold(without(poll.events(), 3), at(4), null);

        // Then
        assertThat(logged.through()).isEqualTo(2);
        assertThat(logged.waiting()).isTrue();
        assertThat(logged.atStored()).isNull();
    }

    @Test
    void aHoleUnderACloseIsAHoleStill() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 0).close();

        // When
        Logged logged = fold(without(poll.events(), 3), at(5), null);

        // Then
        assertThat(logged.missing()).containsExactly("event 3");
        assertThat(logged.atStored()).isEqualTo(poll.standing());
    }

    @Test
    void aHoleThatARestatementWasMadeForIsANote() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 0).restate().vote(1, 1);

        // When
        Logged logged = fold(without(poll.events(), 3, 4), at(6), null);

        // Then
        assertThat(logged.missing()).isEmpty();
        assertThat(logged.base()).isEqualTo(new Logged.Base("CountsTaken 5", 5, 3, 4));
        assertThat(logged.atStored()).isEqualTo(poll.standing());
    }

    @Test
    void aHigherEpochBeginsWithWhatItStates() {
        // Given
        Poll poll = Poll.open(3).vote(1, 0).vote(2, 1).vote(3, 1);
        List<Recorded> lost = poll.events();
        poll.forget(Map.of(1, 0)).beginEpoch(1_000).vote(2, 2);

        // When
        Logged logged = fold(poll.events(), new Position(1_000, 7), new Position(1_000, 7));

        // Then
        assertThat(lost).hasSize(5);
        assertThat(logged.epoch()).isEqualTo(1_000);
        assertThat(logged.base()).isEqualTo(new Logged.Base("CountsTaken 6", 6, 1, 5));
        assertThat(logged.wrong()).isEmpty();
        assertThat(logged.atStored()).isEqualTo(poll.standing());
        assertThat(logged.atLive()).isEqualTo(poll.standing());
    }

    @Test
    void anOlderEpochThatComesAgainIsPassedOver() {
        // Given
        Poll poll = Poll.open(3).vote(1, 0);
        List<Recorded> old = poll.events();
        poll.beginEpoch(1_000);
        List<Recorded> log = new ArrayList<>(poll.events());
        log.addAll(old);

        // When
        Logged logged = fold(log, new Position(1_000, 4), null);

        // Then
        assertThat(logged.atStored()).isEqualTo(poll.standing());
    }

    @Test
    void anEpochThatBeginsMeanwhileLeavesWhatTheDatabaseWasComparedWith() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 1);
        Standing before = poll.standing();
        poll.beginEpoch(1_000).vote(3, 1);

        // When
        Logged logged = fold(poll.events(), at(4), new Position(1_000, 6));

        // Then
        assertThat(logged.atStored()).isEqualTo(before);
        assertThat(logged.atLive()).isEqualTo(poll.standing());
    }

    @Test
    void aStatementOfTheEventsBeforeItSaysHowItWasThen() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0);
        Standing stored = poll.standing();
        poll.beginEpoch(1_000);

        // When
        Logged logged = fold(poll.events(), new Position(1_000, 3), null);

        // Then
        assertThat(logged.atStored()).isEqualTo(stored);
    }

    @Test
    void aTrimmedLogIsCountedFromItsFirstStatement() {
        // Given
        Poll poll =
                Poll.open(2).vote(1, 0).vote(2, 0).close().reopen().vote(2, 1).vote(3, 1);

        // When
        Logged logged = fold(poll.events().subList(3, 8), at(8), at(8), 1_000, true);

        // Then
        assertThat(logged.base()).isEqualTo(new Logged.Base("PollClosed 5", 5, 1, 3));
        assertThat(logged.missing()).isEmpty();
        assertThat(logged.atStored()).isEqualTo(poll.standing());
    }

    @Test
    void aTrimmedLogWithoutAStatementSaysNothing() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 0);

        // When
        Logged logged = fold(poll.events().subList(2, 4), at(4), null, 1_000, true);

        // Then
        assertThat(logged.through()).isZero();
        assertThat(logged.atStored()).isNull();
    }

    @Test
    void twoEventsWithOneNumberAreFound() {
        // Given
        Poll poll = Poll.open(2).vote(1, 0).vote(2, 0);
        List<Recorded> log = new ArrayList<>(poll.events());
        log.add(2, poll.recorded(4, new VoteCast(Poll.participant(5), Ballot.of(1), Ballot.EMPTY, 1)));
        Collections.swap(log, 3, 4);

        // When
        Logged logged = fold(log, at(4), null);

        // Then
        assertThat(logged.wrong()).containsExactly("two different events have the number 4");
    }

    @Test
    void recordsThatAreNoEventsAreCountedAndPassedOver() {
        // Given
        Poll poll = Poll.open(2);
        var fold = new LogFold(Map.of(Poll.STREAM, new Marks(at(2), null)), _ -> false, 10);

        // When
        fold.unreadable();
        poll.events().forEach(fold::take);
        fold.endPass();

        // Then
        assertThat(fold.unreadableCount()).isEqualTo(1);
        assertThat(fold.eventCount()).isEqualTo(2);
        assertThat(fold.of(Poll.STREAM).atStored()).isEqualTo(poll.standing());
    }

    private static Position at(long seq) {
        return new Position(1, seq);
    }

    private static Logged fold(List<Recorded> log, Position stored, @Nullable Position live) {
        return fold(log, stored, live, 1_000);
    }

    private static Logged fold(List<Recorded> log, Position stored, @Nullable Position live, int mayWait) {
        return fold(log, stored, live, mayWait, false);
    }

    private static Logged fold(
            List<Recorded> log, Position stored, @Nullable Position live, int mayWait, boolean trimmed) {
        var fold = new LogFold(Map.of(Poll.STREAM, new Marks(stored, live)), _ -> trimmed, mayWait);
        do {
            log.forEach(fold::take);
        } while (fold.endPass());
        return fold.of(Poll.STREAM);
    }

    private static List<Recorded> without(List<Recorded> events, long... seqs) {
        var kept = new ArrayList<>(events);
        kept.removeIf(event -> Arrays.stream(seqs).anyMatch(seq -> seq == event.seq()));
        return kept;
    }

    private static Poll randomPoll(Random random, int steps) {
        Poll poll = Poll.open(4);
        for (int i = 0; i < steps; i++) {
            int participant = random.nextInt(40);
            switch (random.nextInt(25)) {
                case 0 -> poll.close().reopen();
                case 1 -> poll.reset();
                case 2 -> poll.restate();
                case 3, 4, 5 -> poll.retract(participant);
                default -> poll.vote(participant, random.nextInt(4));
            }
        }
        return poll;
    }

    /** Late ones, repeats, and a whole stretch sent again. */
    private static List<Recorded> outOfOrder(List<Recorded> events, Random random) {
        var log = new ArrayList<>(events);
        for (int i = 0; i < events.size() / 3; i++) {
            log.add(random.nextInt(log.size()), events.get(random.nextInt(events.size())));
        }
        for (int i = 0; i < events.size() / 5; i++) {
            log.add(random.nextInt(log.size()), log.remove(random.nextInt(log.size())));
        }
        int from = random.nextInt(events.size());
        log.addAll(events.subList(from, Math.min(events.size(), from + 50)));
        return log;
    }
}

package ayes.fold;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.Visibility;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollFoldTest {

    private final PollHistory poll = PollHistory.ofAPoll();
    private final Recorded created = poll.created();
    private final DenseFold<Tally> fold = PollFold.dense();

    @Test
    void showsADraftWithoutVotes() {
        // When
        Tally shown = after(created);

        // Then
        assertThat(shown.definition()).isEqualTo(PollHistory.DEFINITION);
        assertThat(shown.status()).isEqualTo(PollStatus.DRAFT);
        assertThat(shown.visibility()).isEqualTo(Visibility.HIDDEN);
        assertThat(shown.counts()).containsExactly(0L, 0L, 0L);
        assertThat(shown.through()).isEqualTo(1);
    }

    @Test
    void countsAVoterOnceWhoChangesTheirMind() {
        // When
        Tally shown = after(created, poll.open(), poll.vote(1, 0), poll.vote(2, 0), poll.vote(1, 2));

        // Then
        assertThat(shown.counts()).containsExactly(1L, 0L, 1L);
        assertThat(shown.voters()).isEqualTo(2);
    }

    @Test
    void takesBackARetractedVote() {
        // When
        Tally shown = after(created, poll.open(), poll.vote(1, 0), poll.retract(1));

        // Then
        assertThat(shown.counts()).containsExactly(0L, 0L, 0L);
        assertThat(shown.voters()).isZero();
    }

    @Test
    void countsARepeatedVoteOnce() {
        // Given
        Recorded open = poll.open();
        Recorded vote = poll.vote(1, 1);

        // When
        Tally shown = after(created, open, vote, vote, open, vote);

        // Then
        assertThat(shown.counts()).containsExactly(0L, 1L, 0L);
        assertThat(shown.counted()).isEqualTo(3);
    }

    @Test
    void showsVotesAboveAHoleAndSaysThatItIsThere() {
        // Given
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        Recorded second = poll.vote(2, 1);

        // When
        Tally shown = after(created, open, second);

        // Then
        assertThat(shown.counts()).containsExactly(0L, 1L, 0L);
        assertThat(shown.through()).isEqualTo(2);
        assertThat(shown.highest()).isEqualTo(4);
        assertThat(shown.counted()).isEqualTo(3);
    }

    @Test
    void closesTheHoleWhenTheMissingVoteArrives() {
        // Given
        Recorded open = poll.open();
        Recorded first = poll.vote(1, 0);
        Recorded second = poll.vote(2, 1);

        // When
        StateOf<Tally> state = stateAfter(created, open, second, first);

        // Then
        assertThat(state).isEqualTo(stateAfter(created, open, first, second));
        assertThat(state.above()).isEmpty();
    }

    @Test
    void neverShowsLessThanNoVotes() {
        // Given
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        Recorded changed = poll.vote(1, 1);

        // When
        Tally shown = after(created, open, changed);

        // Then
        assertThat(shown.counts()).containsExactly(0L, 1L, 0L);
    }

    @Test
    void closesWithTheCountsOfTheDatabaseAlthoughVotesAreMissing() {
        // Given
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        poll.vote(2, 0); // lost on its way
        Recorded closed = poll.close();

        // When
        StateOf<Tally> state = stateAfter(created, open, closed);

        // Then
        assertThat(shown(state).counts()).containsExactly(2L, 0L, 0L);
        assertThat(shown(state).status()).isEqualTo(PollStatus.CLOSED);
        assertThat(shown(state).through()).isEqualTo(closed.seq());
    }

    @Test
    void keepsTheVotesAboveASnapshot() {
        // Given
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        Recorded early = poll.vote(2, 0);
        Recorded taken = poll.countsTaken();
        Recorded late = poll.vote(3, 2);

        // When
        StateOf<Tally> state = stateAfter(created, open, early, late, taken);

        // Then
        assertThat(shown(state).counts()).containsExactly(2L, 0L, 1L);
        assertThat(state.above()).isEmpty();
    }

    @Test
    void waitsForTheQuestionBelowASnapshot() {
        // Given
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        Recorded closed = poll.close();

        // When
        StateOf<Tally> waiting = stateAfter(open, closed);
        StateOf<Tally> state = fold.take(waiting, created).state();

        // Then
        assertThat(fold.shown(waiting)).isNull();
        assertThat(shown(state).definition()).isEqualTo(PollHistory.DEFINITION);
        assertThat(shown(state).counts()).containsExactly(1L, 0L, 0L);
        assertThat(shown(state).openedAt()).isEqualTo(Fold.micros(open.acceptedAt()));
        assertThat(shown(state).through()).isEqualTo(closed.seq());
    }

    @Test
    void learnsWhenThePollWasOpenedEvenBelowASnapshot() {
        // Given
        Recorded open = poll.open();
        Recorded taken = poll.countsTaken();

        // When
        Tally shown = after(created, taken, open);

        // Then
        assertThat(shown.openedAt()).isEqualTo(Fold.micros(open.acceptedAt()));
        assertThat(shown.through()).isEqualTo(taken.seq());
    }

    @Test
    void isCorrectedByARepairAtTheSameNumber() {
        // Given
        Recorded open = poll.open();
        Recorded vote = poll.vote(1, 0);
        var truth = new Snapshot(List.of(0L, 1L, 0L), 1, 1, PollStatus.OPEN, Visibility.HIDDEN);
        Recorded repair = poll.repair(truth);

        // When
        Tally shown = after(created, open, vote, repair);

        // Then
        assertThat(shown.counts()).containsExactly(0L, 1L, 0L);
        assertThat(shown.through()).isEqualTo(3);
        assertThat(shown).isEqualTo(after(created, open, repair, vote));
    }

    @Test
    void startsANewRoundWithoutVotes() {
        // When
        Tally shown = after(created, poll.open(), poll.vote(1, 0), poll.reveal(), poll.reset());

        // Then
        assertThat(shown.counts()).containsExactly(0L, 0L, 0L);
        assertThat(shown.voters()).isZero();
        assertThat(shown.round()).isEqualTo(2);
        assertThat(shown.status()).isEqualTo(PollStatus.DRAFT);
        assertThat(shown.visibility()).isEqualTo(Visibility.HIDDEN);
    }

    @Test
    void showsNothingOfAHigherEpochBeforeThePollIsStatedInIt() {
        // Given
        var restored = new PollHistory(poll.session, poll.poll, 2);
        restored.open(); // not yet here
        Recorded vote = restored.vote(7, 2);

        // When
        StateOf<Tally> state = stateAfter(created, poll.open(), poll.vote(1, 0), poll.vote(2, 0), vote);

        // Then
        assertThat(fold.shown(state)).isNull();
    }

    @Test
    void beginsAHigherEpochWithTheStatementAndKeepsTheQuestion() {
        // Given
        var restored = new PollHistory(poll.session, poll.poll, 2);
        restored.open();
        restored.vote(7, 2);
        Recorded stated = restored.countsTaken();

        // When
        Tally shown = after(created, poll.open(), poll.vote(1, 0), poll.vote(2, 0), stated, restored.vote(8, 2));

        // Then
        assertThat(shown.epoch()).isEqualTo(2);
        assertThat(shown.counts()).containsExactly(0L, 0L, 2L);
        assertThat(shown.through()).isEqualTo(stated.seq() + 1);
        assertThat(shown.status()).isEqualTo(PollStatus.OPEN);
        assertThat(shown.definition()).isEqualTo(PollHistory.DEFINITION);
    }

    @Test
    void aStatementDefinesAPollWhoseBeginningIsLost() {
        poll.open();
        poll.vote(1, 0);

        Tally shown = after(poll.countsTaken(), poll.vote(2, 1));

        assertThat(shown.definition()).isEqualTo(PollHistory.DEFINITION);
        assertThat(shown.counts()).containsExactly(1L, 1L, 0L);
    }

    @Test
    void leavesOutWhatAnEpochThatIsOverStillSends() {
        // Given
        var restored = new PollHistory(poll.session, poll.poll, 2);
        StateOf<Tally> state = stateAfter(restored.created(), restored.open());

        // When
        Counted<Tally> counted = fold.take(state, poll.open());

        // Then
        assertThat(counted).isEqualTo(new Counted<>(state, Verdict.STALE));
    }

    @Test
    void keepsTheLowestWhenTooManyWaitAboveAHole() {
        // Given
        DenseFold<Tally> small = PollFold.dense(2);
        Recorded open = poll.open();
        poll.vote(1, 0); // lost on its way
        Recorded second = poll.vote(2, 0);
        Recorded third = poll.vote(3, 0);
        Recorded fourth = poll.vote(4, 0);

        // When
        var verdicts = new ArrayList<Verdict>();
        @Nullable StateOf<Tally> state = null;
        for (Recorded event : List.of(created, open, third, fourth, second, fourth)) {
            Counted<Tally> counted = small.take(state, event);
            state = counted.state();
            verdicts.add(counted.verdict());
        }

        // Then
        assertThat(Objects.requireNonNull(state).above()).containsExactly(second, third);
        assertThat(verdicts).last().isEqualTo(Verdict.LEFT_OUT);
    }

    @Test
    void isNotStoppedByAChoiceThatThePollDoesNotOffer() {
        // Given
        poll.open();
        var impossible = new VoteCast(PollHistory.participant(1), Ballot.of(99), Ballot.EMPTY, 1);
        var recorded = new Recorded(
                new Position(1, 2),
                created.stream(),
                created.session(),
                created.tenant(),
                created.acceptedAt(),
                impossible);

        // When
        Tally shown = after(created, recorded);

        // Then
        assertThat(shown.counts()).containsExactly(0L, 0L, 0L);
        assertThat(shown.voters()).isEqualTo(1);
    }

    @Test
    void namesThePollAndItsSession() {
        // When
        Tally shown = after(created);

        // Then
        assertThat(shown.poll()).isEqualTo(new PollId(new UUID(0, 2)));
        assertThat(shown.session()).isEqualTo(new SessionId(new UUID(0, 1)));
    }

    private Tally after(Recorded... events) {
        return shown(stateAfter(events));
    }

    private Tally shown(StateOf<Tally> state) {
        return Objects.requireNonNull(fold.shown(state));
    }

    private StateOf<Tally> stateAfter(Recorded... events) {
        @Nullable StateOf<Tally> state = null;
        for (Recorded event : events) {
            state = fold.take(state, event).state();
        }
        return Objects.requireNonNull(state);
    }
}

package ayes.ingest.vote;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.TenantId;
import ayes.ingest.vote.VoteOutcome.Answer;
import ayes.ingest.vote.VoteOutcome.Status;
import ayes.ingest.vote.VoteRules.Accepted;
import ayes.ingest.vote.VoteRules.Decision;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VoteRulesTest {

    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final PollId POLL = new PollId(UUID.randomUUID());
    private static final ParticipantId ANA = new ParticipantId(UUID.randomUUID());
    private static final ParticipantId BEN = new ParticipantId(UUID.randomUUID());
    private static final PollState OPEN = new PollState(SESSION, SessionStatus.LIVE, PollStatus.OPEN, 1, 3, true, 7);

    @Test
    void numbersAcceptedVotesDenselyAfterThePollsSeq() {
        // When
        Decision decision = decide(
                OPEN, List.of(Standing.NEW, Standing.NEW), List.of(vote(ANA, Ballot.of(0)), vote(BEN, Ballot.of(2))));

        // Then
        assertThat(decision.outcomes())
                .containsExactly(new Answer(8, 1, Status.COUNTED), new Answer(9, 1, Status.COUNTED));
        assertThat(decision.accepted()).extracting(Accepted::seq).containsExactly(8L, 9L);
    }

    @Test
    void aRefusedVoteTakesNoNumber() {
        // When
        Decision decision = decide(
                OPEN, List.of(Standing.NEW, Standing.NEW), List.of(vote(ANA, Ballot.of(3)), vote(BEN, Ballot.of(2))));

        // Then
        assertThat(decision.outcomes().getFirst()).isInstanceOf(VoteOutcome.InvalidBallot.class);
        assertThat(decision.outcomes().getLast()).isEqualTo(new Answer(8, 1, Status.COUNTED));
    }

    @Test
    void aChangedVoteCarriesWhatStoodBefore() {
        // Given
        var standing = standing(1, Ballot.of(0), 4, 5);

        // When
        Decision decision = decide(OPEN, List.of(standing), List.of(vote(ANA, Ballot.of(1))));

        // Then
        assertThat(decision.accepted().getFirst().event()).isEqualTo(new VoteCast(ANA, Ballot.of(1), Ballot.of(0), 5));
        assertThat(decision.outcomes()).containsExactly(new Answer(8, 5, Status.COUNTED));
    }

    @Test
    void takingAVoteBackIsAnEventToo() {
        // Given
        var standing = standing(1, Ballot.of(2), 1, 5);

        // When
        Decision decision = decide(OPEN, List.of(standing), List.of(vote(ANA, Ballot.EMPTY)));

        // Then
        assertThat(decision.accepted().getFirst().event()).isEqualTo(new VoteRetracted(ANA, Ballot.of(2), 2));
        assertThat(decision.outcomes()).containsExactly(new Answer(8, 2, Status.RETRACTED));
    }

    @Test
    void aDelayedRetryCannotUndoANewerVote() {
        // Given
        var standing = standing(1, Ballot.of(2), 3, 6);

        // When
        Decision decision = decide(OPEN, List.of(standing), List.of(vote(ANA, Ballot.of(0), 2)));

        // Then
        assertThat(decision.outcomes()).containsExactly(new Answer(6, 3, Status.COUNTED));
        assertThat(decision.accepted()).isEmpty();
        assertThat(decision.answered()).hasSize(1);
    }

    @Test
    void aVoteOfAnEarlierRoundCountsAsNoneButItsRevisionStands() {
        // Given
        var secondRound = new PollState(SESSION, SessionStatus.LIVE, PollStatus.OPEN, 2, 3, true, 7);

        // When
        Decision decision =
                decide(secondRound, List.of(standing(1, Ballot.of(2), 3, 6)), List.of(vote(ANA, Ballot.of(0))));

        // Then
        assertThat(decision.accepted().getFirst().event()).isEqualTo(new VoteCast(ANA, Ballot.of(0), Ballot.EMPTY, 4));
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswerEvenAfterThePollClosed() {
        // Given
        var first = new Answer(3, 1, Status.COUNTED);
        var closed = new PollState(SESSION, SessionStatus.ENDED, PollStatus.CLOSED, 1, 3, true, 9);
        var answered = new Standing(new Standing.Answered("hash", first), null);

        // When
        Decision decision = decide(closed, List.of(answered), List.of(vote(ANA, Ballot.of(0))));

        // Then
        assertThat(decision.outcomes()).containsExactly(first);
        assertThat(decision.answered()).isEmpty();
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() {
        // Given
        var answered = new Standing(new Standing.Answered("another", new Answer(3, 1, Status.COUNTED)), null);

        // When
        Decision decision = decide(OPEN, List.of(answered), List.of(vote(ANA, Ballot.of(0))));

        // Then
        assertThat(decision.outcomes()).containsExactly(new VoteOutcome.KeyReused());
    }

    @Test
    void refusesAVoteAfterThePollClosed() {
        // Given
        var closed = new PollState(SESSION, SessionStatus.LIVE, PollStatus.CLOSED, 1, 3, true, 9);

        // Then
        assertThat(decide(closed, List.of(Standing.NEW), List.of(vote(ANA, Ballot.of(0))))
                        .outcomes())
                .containsExactly(new VoteOutcome.PollIsClosed());
    }

    @Test
    void saysThatTheSessionHasEndedRatherThanThatThePollIsClosed() {
        // Given
        var ended = new PollState(SESSION, SessionStatus.ENDED, PollStatus.CLOSED, 1, 3, true, 9);

        // Then
        assertThat(decide(ended, List.of(Standing.NEW), List.of(vote(ANA, Ballot.of(0))))
                        .outcomes())
                .containsExactly(new VoteOutcome.SessionHasEnded());
    }

    @Test
    void aPollOfAnotherSessionIsNotThere() {
        // Given
        var elsewhere =
                new PollState(new SessionId(UUID.randomUUID()), SessionStatus.LIVE, PollStatus.OPEN, 1, 3, true, 9);

        // Then
        assertThat(decide(elsewhere, List.of(Standing.NEW), List.of(vote(ANA, Ballot.of(0))))
                        .outcomes())
                .containsExactly(new VoteOutcome.NoSuchPoll());
    }

    @Test
    void whereTheHostAllowsOneVoteTheFirstIsFinal() {
        // Given
        var once = new PollState(SESSION, SessionStatus.LIVE, PollStatus.OPEN, 1, 3, false, 9);

        // When
        Decision decision = decide(
                once,
                List.of(standing(1, Ballot.of(0), 1, 4), Standing.NEW),
                List.of(vote(ANA, Ballot.of(1)), vote(BEN, Ballot.of(1))));

        // Then
        assertThat(decision.outcomes())
                .containsExactly(new VoteOutcome.VoteIsFinal(), new Answer(10, 1, Status.COUNTED));
    }

    @Test
    void refusesMoreThanOneChoiceInASinglePoll() {
        // Then
        assertThat(decide(OPEN, List.of(Standing.NEW), List.of(vote(ANA, new Ballot(List.of(0, 1)))))
                        .outcomes()
                        .getFirst())
                .isInstanceOf(VoteOutcome.InvalidBallot.class);
    }

    private static Decision decide(PollState poll, List<Standing> standings, List<CastVote> votes) {
        return VoteRules.decide(poll, standings, votes);
    }

    private static Standing standing(int round, Ballot ballot, long revision, long seq) {
        return new Standing(null, new Standing.Vote(round, ballot, revision, seq));
    }

    private static CastVote vote(ParticipantId participant, Ballot ballot) {
        return vote(participant, ballot, OptionalLong.empty());
    }

    private static CastVote vote(ParticipantId participant, Ballot ballot, long revision) {
        return vote(participant, ballot, OptionalLong.of(revision));
    }

    private static CastVote vote(ParticipantId participant, Ballot ballot, OptionalLong revision) {
        return new CastVote(
                POLL, SESSION, new TenantId(UUID.randomUUID()), participant, ballot, revision, "key", "hash");
    }
}

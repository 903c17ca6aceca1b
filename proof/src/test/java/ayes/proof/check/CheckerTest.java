package ayes.proof.check;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Audit;
import ayes.event.Ballot;
import ayes.event.PollEvent.VoteCast;
import ayes.event.Recorded;
import ayes.proof.evidence.AcceptedEvent;
import ayes.proof.evidence.AnsweredKey;
import ayes.proof.evidence.LastTally;
import ayes.proof.evidence.LoggedEvent;
import ayes.proof.evidence.StandingVote;
import ayes.proof.history.Attempt;
import ayes.proof.history.Frame;
import ayes.proof.history.Outcome;
import ayes.proof.history.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

    private final SoundRun run = new SoundRun(42);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aSoundRunHolds(long seed) {
        Verdict verdict = new SoundRun(seed).verdict();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.recoveries())
                .singleElement()
                .satisfies(one -> assertThat(one.untilOnEveryScreen()).isNotNull());
    }

    @Test
    void aDroppedRowOfTheOutboxTurnsItRed() {
        run.outbox.remove(run.placeOfVote(5));

        assertBroken("dense seq");
    }

    @Test
    void aDroppedLastRowOfTheOutboxTurnsItRed() {
        run.outbox.removeLast();

        assertBroken("outbox");
    }

    @Test
    void aDoubledEventTurnsItRed() {
        int place = run.placeOfVote(5);
        run.outbox.add(place, run.outbox.get(place));

        assertBroken("dense seq");
    }

    @Test
    void anAlteredChoiceTurnsItRed() {
        int place = run.placeOfVote(5);
        run.outbox.set(place, altered(run.outbox.get(place)));

        assertBroken("as it was meant");
    }

    @Test
    void anUncountedVoteInTheTallyTurnsItRed() {
        LastTally t = run.tally;
        List<Long> counts = new ArrayList<>(t.counts());
        int chosen = counts.indexOf(counts.stream().max(Long::compare).orElseThrow());
        counts.set(chosen, counts.get(chosen) - 1);
        run.tally = new LastTally(
                t.poll(), t.epoch(), t.through(), t.highest(), t.status(), t.round(), counts, t.voters() - 1);

        assertBroken("tally");
    }

    @Test
    void aTallyThatIsBehindTurnsItRed() {
        LastTally t = run.tally;
        run.tally = new LastTally(
                t.poll(), t.epoch(), t.through() - 1, t.highest(), t.status(), t.round(), t.counts(), t.voters());

        assertBroken("tally");
    }

    @Test
    void aBadgeThatIsNotGreenAtRestTurnsItRed() {
        Audit a = run.audit;
        run.audit = new Audit(a.stream(), a.session(), a.epoch(), a.accepted(), a.counted() - 1, a.at());

        assertBroken("audit");
    }

    @Test
    void anAnsweredVoteWhoseKeyIsGoneTurnsItRed() {
        run.keys.remove(keyOf(answered()));

        assertBroken("durable");
    }

    @Test
    void twoAnswersForOneKeyTurnItRed() {
        Attempt attempt = answered();
        var told = (Outcome.Counted) attempt.outcome();
        run.attempts.add(
                new Attempt(attempt.vote(), 1, 2, new Outcome.Counted(told.seq() + 1, told.revision(), told.status())));

        assertBroken("same key, same answer");
    }

    @Test
    void twoVotesThatShareAnEventTurnItRed() {
        Attempt attempt = answered();
        AnsweredKey first = run.keys.get(keyOf(attempt));
        var twin = new Vote(
                "twin", run.poll, attempt.vote().participant(), attempt.vote().choices(), null);
        run.keys.add(new AnsweredKey(
                run.poll, twin.participant(), twin.key(), first.seq(), first.revision(), first.status()));
        run.attempts.add(new Attempt(twin, 1, 2, new Outcome.Counted(first.seq(), first.revision(), first.status())));

        assertBroken("once");
    }

    @Test
    void aVoteThatNobodySentTurnsItRed() {
        run.keys.add(new AnsweredKey(run.poll, new UUID(9, 1), "nobody's", 0, 1, "counted"));

        assertBroken("no invention");
    }

    @Test
    void anEventThatNoKeyMadeTurnsItRed() {
        Attempt attempt = answered();
        run.keys.removeIf(key -> key.seq() == ((Outcome.Counted) attempt.outcome()).seq());
        run.attempts.removeIf(one -> one.vote().key().equals(attempt.vote().key()));

        assertBroken("no invention");
    }

    @Test
    void aRefusedVoteThatStandsTurnsItRed() {
        Attempt refused = run.attempts.stream()
                .filter(one -> one.outcome() instanceof Outcome.Refused)
                .findFirst()
                .orElseThrow();
        run.keys.add(new AnsweredKey(
                run.poll, refused.vote().participant(), refused.vote().key(), 0, 1, "none"));

        assertBroken("a refusal accepts nothing");
    }

    @Test
    void anEventThatIsMissingInTheLogTurnsItRed() {
        run.log.removeIf(logged -> logged.seq() == 9);

        assertBroken("log");
    }

    @Test
    void anAlteredRecordOfTheLogTurnsItRed() {
        run.log.add(new LoggedEvent(run.poll, 1, 9, 1));

        assertBroken("log");
    }

    @Test
    void aRecordThatWasNeverAcceptedTurnsItRed() {
        run.log.add(new LoggedEvent(run.poll, 1, 9_999, 1));

        assertBroken("log");
    }

    @Test
    void anAlteredRowOfVotesTurnsItRed() {
        StandingVote vote = run.votes.values().stream()
                .filter(one -> one.round() == 2 && !one.choices().isEmpty())
                .findFirst()
                .orElseThrow();
        int other = (vote.choices().getFirst() + 1) % 3;
        run.votes.put(
                vote.participant(),
                new StandingVote(
                        vote.poll(), vote.participant(), vote.round(), List.of(other), vote.revision(), vote.seq()));

        assertBroken("what stands", "votes and outbox");
    }

    @Test
    void aScreenThatShowsAVoteTooManyTurnsItRed() {
        Frame shown = run.frames.get(20);
        List<Long> more = new ArrayList<>(shown.counts());
        more.set(0, more.getFirst() + 1);
        run.frames.set(
                20, new Frame(shown.viewer(), shown.gateway(), shown.poll(), shown.seq(), shown.through(), more, 0, 1));

        assertBroken("screens equal the log");
    }

    @Test
    void aScreenThatGoesBackTurnsItRed() {
        run.frames.add(run.frames.getFirst());

        assertBroken("screens go forward");
    }

    @Test
    void aScreenThatIsAheadTurnsItRed() {
        run.frames.add(new Frame("wall-9#0", "gateway-1", run.poll, 9_999, 9_999, List.of(0L, 0L, 0L), 0, 1));

        assertBroken("no screen is ahead");
    }

    @Test
    void aVoteThatCountsAfterTheCloseTurnsItRed() {
        long closed = run.endings.getFirst().answeredAt();
        Attempt attempt = answered();
        run.attempts.replaceAll(one -> one.vote().key().equals(attempt.vote().key())
                ? new Attempt(one.vote(), closed + 1, closed + 2, one.outcome())
                : one);

        assertBroken("nothing after the close");
    }

    private void assertBroken(String... rules) {
        Verdict verdict = run.verdict();
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.violations()).extracting(Violation::rule).contains(rules);
        assertThat(VerdictText.of(verdict)).contains("THE PROMISE WAS BROKEN");
    }

    /** A first vote that was answered at once. */
    private Attempt answered() {
        return run.attempts.stream()
                .filter(one -> one.outcome() instanceof Outcome.Counted told
                        && told.status().equals("counted")
                        && one.vote().revision() == null)
                .findFirst()
                .orElseThrow();
    }

    private int keyOf(Attempt attempt) {
        for (int i = 0; i < run.keys.size(); i++) {
            if (run.keys.get(i).key().equals(attempt.vote().key())) {
                return i;
            }
        }
        throw new IllegalStateException("no such key");
    }

    private static AcceptedEvent altered(AcceptedEvent accepted) {
        Recorded event = accepted.event();
        var cast = (VoteCast) event.event();
        int other = (cast.ballot().choices().getFirst() + 1) % 3;
        return new AcceptedEvent(
                new Recorded(
                        event.position(),
                        event.stream(),
                        event.session(),
                        event.tenant(),
                        event.acceptedAt(),
                        new VoteCast(cast.participant(), Ballot.of(other), cast.previous(), cast.revision())),
                accepted.bytes());
    }
}

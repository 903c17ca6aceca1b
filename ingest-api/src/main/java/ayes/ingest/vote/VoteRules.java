package ayes.ingest.vote;

import ayes.event.Ballot;
import ayes.event.PollEvent;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.ingest.vote.VoteOutcome.Answer;
import ayes.ingest.vote.VoteOutcome.Status;
import java.util.ArrayList;
import java.util.List;

/** The rules of voting. */
public final class VoteRules {

    private VoteRules() {}

    /**
     * @param accepted the votes that change something, in seq order: {@code poll.seq + 1} and on
     * @param answered every vote whose key is to be remembered with its answer; contains the accepted ones
     * @param outcomes one for each vote of the batch, in its order
     */
    public record Decision(List<Accepted> accepted, List<Remembered> answered, List<VoteOutcome> outcomes) {
        public Decision {
            accepted = List.copyOf(accepted);
            answered = List.copyOf(answered);
            outcomes = List.copyOf(outcomes);
        }
    }

    public record Accepted(CastVote vote, long seq, long revision, PollEvent event) {}

    public record Remembered(CastVote vote, Answer answer) {}

    /**
     * Decides a batch. No two votes of it may be of the same participant: the second has to see what the first made.
     *
     * @param standings one for each vote, in order
     */
    public static Decision decide(PollState poll, List<Standing> standings, List<CastVote> votes) {
        var accepted = new ArrayList<Accepted>();
        var answered = new ArrayList<Remembered>();
        var outcomes = new ArrayList<VoteOutcome>(votes.size());
        for (int i = 0; i < votes.size(); i++) {
            CastVote vote = votes.get(i);
            long next = poll.seq() + accepted.size() + 1;
            VoteOutcome outcome = one(poll, standings.get(i), vote, next, accepted);
            outcomes.add(outcome);
            if (outcome instanceof Answer answer && standings.get(i).answered() == null) {
                answered.add(new Remembered(vote, answer));
            }
        }
        return new Decision(accepted, answered, outcomes);
    }

    private static VoteOutcome one(
            PollState poll, Standing standing, CastVote vote, long seq, List<Accepted> accepted) {
        if (!poll.session().equals(vote.session())) {
            return new VoteOutcome.NoSuchPoll();
        }
        // Before everything that may have changed since: a retry gets the answer that the first request got.
        var before = standing.answered();
        if (before != null) {
            return before.requestHash().equals(vote.requestHash()) ? before.answer() : new VoteOutcome.KeyReused();
        }
        if (poll.sessionStatus() == SessionStatus.ENDED) {
            return new VoteOutcome.SessionHasEnded();
        }
        if (poll.status() != PollStatus.OPEN) {
            return new VoteOutcome.PollIsClosed();
        }
        if (!fits(vote.ballot(), poll)) {
            return new VoteOutcome.InvalidBallot("choose one option by its index, 0 to " + (poll.options() - 1));
        }
        return standing(poll, standing, vote, seq, accepted);
    }

    private static VoteOutcome standing(
            PollState poll, Standing standing, CastVote vote, long seq, List<Accepted> accepted) {
        var row = standing.vote();
        Ballot previous = row == null || row.round() != poll.round() ? Ballot.EMPTY : row.ballot();
        if (row != null && vote.revision().isPresent() && vote.revision().getAsLong() <= row.revision()) {
            return new Answer(row.seq(), row.revision(), status(previous, row, poll));
        }
        if (!poll.changeVote() && row != null && row.round() == poll.round()) {
            return new VoteOutcome.VoteIsFinal();
        }
        long revision = vote.revision().orElse(row == null ? 1 : row.revision() + 1);
        accepted.add(new Accepted(vote, seq, revision, event(vote, previous, revision)));
        return new Answer(seq, revision, vote.ballot().isEmpty() ? Status.RETRACTED : Status.COUNTED);
    }

    private static Status status(Ballot standing, Standing.Vote row, PollState poll) {
        if (row.round() != poll.round()) {
            return Status.NONE;
        }
        return standing.isEmpty() ? Status.RETRACTED : Status.COUNTED;
    }

    private static PollEvent event(CastVote vote, Ballot previous, long revision) {
        return vote.ballot().isEmpty()
                ? new VoteRetracted(vote.participant(), previous, revision)
                : new VoteCast(vote.participant(), vote.ballot(), previous, revision);
    }

    /** For {@code single}: exactly one option. An empty ballot takes the vote back. */
    private static boolean fits(Ballot ballot, PollState poll) {
        if (ballot.isEmpty()) {
            return true;
        }
        int choice = ballot.choices().getFirst();
        return ballot.choices().size() == 1 && choice >= 0 && choice < poll.options();
    }
}

package ayes.ingest.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.ingest.commit.CommitUnknown;
import ayes.ingest.commit.QueueFull;
import ayes.ingest.postgres.DatabaseTrouble;
import ayes.ingest.postgres.PollTransactions.Commanded;
import ayes.ingest.room.JoinOutcome;
import ayes.ingest.room.PollChange;
import ayes.ingest.vote.VoteOutcome;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Optional;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;

/** The one place where outcomes become answers or problems. */
final class Outcomes {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Outcomes() {}

    /** What to refuse a vote with; empty if it was answered. */
    static Optional<Problem> refusal(VoteOutcome outcome) {
        return switch (outcome) {
            case VoteOutcome.Answer _ -> Optional.empty();
            case VoteOutcome.NoSuchPoll _ -> Optional.of(Problem.notFound());
            case VoteOutcome.PollIsClosed _ ->
                Optional.of(Problem.pollClosed("This poll does not take votes now. Your vote was not counted."));
            case VoteOutcome.SessionHasEnded _ -> Optional.of(Problem.sessionEnded());
            case VoteOutcome.VoteIsFinal _ ->
                Optional.of(Problem.of(
                        "vote-final",
                        409,
                        "The vote is final",
                        "The host allows one vote each, and yours is counted."));
            case VoteOutcome.InvalidBallot invalid -> Optional.of(Problem.invalidVote("choices", invalid.message()));
            case VoteOutcome.KeyReused _ -> Optional.of(Problem.keyReused());
        };
    }

    static Optional<Problem> refusal(JoinOutcome outcome) {
        return switch (outcome) {
            case JoinOutcome.Joined _ -> Optional.empty();
            case JoinOutcome.SessionHasEnded _ -> Optional.of(Problem.sessionEnded());
            case JoinOutcome.NoSuchSession _ -> Optional.of(Problem.notFound());
        };
    }

    static Optional<Problem> refusal(Commanded commanded) {
        return switch (commanded.change()) {
            case PollChange.Changed _, PollChange.AsAsked _ -> Optional.empty();
            case PollChange.SessionHasEnded _ -> Optional.of(Problem.sessionEnded());
            case PollChange.NeverOpened _ ->
                Optional.of(Problem.pollClosed("This poll was never opened. Open it before closing it."));
        };
    }

    /** What a broken world looks like to the caller. Anything that is not the world's fault stays as it is: our error, 500. */
    static Throwable problem(Throwable failure) {
        return switch (failure) {
            case CommitUnknown _ -> new Refused(Problem.outcomeUnknown(SOON));
            case QueueFull _, PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ ->
                new Refused(Problem.overloaded(SOON));
            case R2dbcException e when !DatabaseTrouble.causedByData(e) -> new Refused(Problem.overloaded(SOON));
            default -> failure;
        };
    }
}

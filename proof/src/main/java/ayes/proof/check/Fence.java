package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.ALTERED;

import ayes.event.PollEvent;
import ayes.event.Recorded;
import ayes.proof.history.Attempt;
import ayes.proof.history.Ending;
import ayes.proof.history.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was sent after the host was told that the poll is closed, and answered before anybody opened it again, made no event. */
final class Fence {

    private Fence() {}

    static void check(List<Attempt> attempts, List<Ending> endings, Truth truth, Findings findings) {
        Map<UUID, List<Ending>> byPoll = new HashMap<>();
        endings.forEach(ending ->
                byPoll.computeIfAbsent(ending.poll(), _ -> new ArrayList<>()).add(ending));
        Map<String, Long> firstSent = new HashMap<>();
        attempts.forEach(attempt -> firstSent.merge(attempt.vote().key(), attempt.invokedAt(), Math::min));
        for (Attempt attempt : attempts) {
            for (Ending ending : byPoll.getOrDefault(attempt.vote().poll(), List.of())) {
                boolean within = firstSent.getOrDefault(attempt.vote().key(), 0L) > ending.answeredAt()
                        && attempt.endedAt() < ending.reopenedAt();
                if (within
                        && attempt.outcome() instanceof Outcome.Counted counted
                        && madeEvent(attempt, counted, truth)) {
                    findings.add(
                            ALTERED,
                            "nothing after the close",
                            "key %s was sent after %s was closed, and counted as event %d",
                            attempt.vote().key(),
                            ending.poll(),
                            counted.seq());
                }
            }
        }
    }

    /** Not one that was answered with an older vote that stands. */
    private static boolean madeEvent(Attempt attempt, Outcome.Counted counted, Truth truth) {
        Truth.Poll poll = truth.poll(attempt.vote().poll());
        Recorded event = poll == null ? null : poll.at(counted.seq());
        return event != null
                && (attempt.vote().revision() == null || attempt.vote().revision() == counted.revision())
                && (event.event() instanceof PollEvent.VoteCast || event.event() instanceof PollEvent.VoteRetracted);
    }
}

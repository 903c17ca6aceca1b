package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.ALTERED;
import static ayes.proof.check.Violation.Harm.DOUBLED;
import static ayes.proof.check.Violation.Harm.LOST;
import static ayes.proof.check.Violation.Harm.UNTRUE;

import ayes.event.Ballot;
import ayes.event.PollEvent;
import ayes.event.Recorded;
import ayes.proof.evidence.AnsweredKey;
import ayes.proof.history.Attempt;
import ayes.proof.history.Outcome;
import ayes.proof.history.Vote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What phones were told, beside what was accepted: every 200 stands, once, as it was meant; a key has one answer; and nothing was
 * accepted that nobody sent.
 */
final class Answers {

    private record Place(UUID poll, long seq) {}

    /** Everything that phones did with one key. */
    private static final class Key {
        private final Vote vote;
        private Outcome.@Nullable Counted answer;
        private boolean onlyRefused = true;

        private Key(Vote vote) {
            this.vote = vote;
        }
    }

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<Place, String> makers = new HashMap<>();
    private final Truth truth;
    private final Findings findings;

    private Answers(Truth truth, Findings findings) {
        this.truth = truth;
        this.findings = findings;
    }

    static void check(List<Attempt> attempts, List<AnsweredKey> answered, Truth truth, Findings findings) {
        var answers = new Answers(truth, findings);
        attempts.forEach(answers::take);
        Map<String, AnsweredKey> kept = new HashMap<>();
        answered.forEach(key -> kept.put(key.key(), key));
        answers.keys.values().forEach(key -> answers.settle(key, kept.get(key.vote.key())));
        answers.findInventions(kept);
    }

    private void take(Attempt attempt) {
        Key key = keys.computeIfAbsent(attempt.vote().key(), _ -> new Key(attempt.vote()));
        switch (attempt.outcome()) {
            case Outcome.Counted counted -> {
                key.onlyRefused = false;
                if (key.answer != null && !key.answer.equals(counted)) {
                    findings.add(
                            ALTERED,
                            "same key, same answer",
                            "key %s was answered %s and %s",
                            attempt.vote().key(),
                            key.answer,
                            counted);
                }
                key.answer = counted;
            }
            case Outcome.Unknown _ -> key.onlyRefused = false;
            case Outcome.Refused _, Outcome.NotTaken _ -> {}
        }
    }

    /** @param kept what the database remembers of the key */
    private void settle(Key key, @Nullable AnsweredKey kept) {
        Outcome.Counted answer = key.answer;
        if (answer != null && kept == null) {
            findings.add(LOST, "durable", "key %s was answered %s, and nothing is there", key.vote.key(), answer);
        } else if (answer != null && kept != null && !isSame(answer, kept)) {
            findings.add(ALTERED, "durable", "key %s was answered %s, but %s is there", key.vote.key(), answer, kept);
        }
        if (kept == null) {
            return;
        }
        if (key.onlyRefused) {
            findings.add(
                    UNTRUE, "a refusal accepts nothing", "key %s was refused, but %s is there", key.vote.key(), kept);
        }
        if (kept.seq() > 0) {
            compareWithEvent(key.vote, kept);
        }
    }

    private static boolean isSame(Outcome.Counted answer, AnsweredKey kept) {
        return answer.seq() == kept.seq()
                && answer.revision() == kept.revision()
                && answer.status().equals(kept.status());
    }

    /** A key whose revision came too late points at the vote that stands: then another key has made that event. */
    private void compareWithEvent(Vote vote, AnsweredKey kept) {
        Truth.Poll poll = truth.poll(vote.poll());
        Recorded event = poll == null ? null : poll.at(kept.seq());
        if (event == null || !vote.participant().equals(participant(event))) {
            findings.add(
                    LOST,
                    "durable",
                    "key %s points at event %d of %s, which is not its vote",
                    vote.key(),
                    kept.seq(),
                    vote.poll());
            return;
        }
        boolean cameLate = vote.revision() != null && vote.revision() < kept.revision();
        if (ballot(event).choices().equals(vote.choices()) && revisionFits(vote, kept)) {
            if (vote.revision() == null) { // a claimed revision may only repeat what stands
                onlyMaker(vote, kept);
            }
        } else if (!cameLate && !revisionStood(vote, kept)) {
            findings.add(
                    ALTERED,
                    "as it was meant",
                    "key %s meant %s, but event %d of %s says %s",
                    vote.key(),
                    vote.choices(),
                    kept.seq(),
                    vote.poll(),
                    ballot(event).choices());
        }
    }

    private void onlyMaker(Vote vote, AnsweredKey kept) {
        String other = makers.putIfAbsent(new Place(vote.poll(), kept.seq()), vote.key());
        if (other != null) {
            findings.add(
                    DOUBLED, "once", "keys %s and %s share event %d of %s", other, vote.key(), kept.seq(), vote.poll());
        }
    }

    private static boolean revisionFits(Vote vote, AnsweredKey kept) {
        return vote.revision() == null || vote.revision() == kept.revision();
    }

    /** A claimed revision that stood already is answered with what stands. */
    private static boolean revisionStood(Vote vote, AnsweredKey kept) {
        return vote.revision() != null && vote.revision() <= kept.revision();
    }

    /** Every accepted vote was sent by somebody, with just these choices. */
    private void findInventions(Map<String, AnsweredKey> kept) {
        Map<Place, Boolean> sent = new HashMap<>();
        for (AnsweredKey key : kept.values()) {
            Key known = keys.get(key.key());
            if (known == null) {
                findings.add(UNTRUE, "no invention", "nobody sent the key %s of %s", key.key(), key.poll());
            } else {
                sent.put(new Place(key.poll(), key.seq()), true);
            }
        }
        truth.polls()
                .forEach((poll, events) -> events.events().forEach(event -> {
                    if (participant(event) != null && !sent.containsKey(new Place(poll, event.seq()))) {
                        findings.add(UNTRUE, "no invention", "nobody sent event %d of %s", event.seq(), poll);
                    }
                }));
    }

    private static @Nullable UUID participant(Recorded event) {
        return switch (event.event()) {
            case PollEvent.VoteCast e -> e.participant().value();
            case PollEvent.VoteRetracted e -> e.participant().value();
            default -> null;
        };
    }

    private static Ballot ballot(Recorded event) {
        return event.event() instanceof PollEvent.VoteCast cast ? cast.ballot() : Ballot.EMPTY;
    }
}

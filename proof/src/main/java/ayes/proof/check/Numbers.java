package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.ALTERED;
import static ayes.proof.check.Violation.Harm.DOUBLED;
import static ayes.proof.check.Violation.Harm.LOST;

import ayes.event.Ballot;
import ayes.event.PollEvent;
import ayes.event.Recorded;
import ayes.proof.evidence.AcceptedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dense seqs, later times for later seqs, and each vote knows what stood before it. */
final class Numbers {

    private Numbers() {}

    static void check(List<AcceptedEvent> outbox, Findings findings) {
        Recorded before = null;
        Map<UUID, Ballot> said = new HashMap<>();
        for (AcceptedEvent accepted : outbox) {
            Recorded event = accepted.event();
            boolean sameStream = before != null && before.stream().equals(event.stream());
            if (!sameStream) {
                said.clear();
            }
            follow(sameStream ? before : null, event, findings);
            compareWithBefore(event, said, findings);
            before = event;
        }
    }

    private static void follow(@Nullable Recorded before, Recorded event, Findings findings) {
        long expected = before == null ? 1 : before.seq() + 1;
        if (event.seq() > expected) {
            findings.add(LOST, "dense seq", "%s has no events %d to %d", event.stream(), expected, event.seq() - 1);
        } else if (event.seq() < expected) {
            findings.add(DOUBLED, "dense seq", "%s has event %d twice", event.stream(), event.seq());
        }
        if (before != null && event.acceptedAt().isBefore(before.acceptedAt())) {
            findings.add(
                    ALTERED,
                    "order of acceptance",
                    "event %d of %s was accepted before event %d",
                    event.seq(),
                    event.stream(),
                    before.seq());
        }
    }

    private static void compareWithBefore(Recorded recorded, Map<UUID, Ballot> said, Findings findings) {
        switch (recorded.event()) {
            case PollEvent.VoteCast e -> {
                compare(e.previous(), said.put(e.participant().value(), e.ballot()), recorded, findings);
            }
            case PollEvent.VoteRetracted e -> {
                compare(e.previous(), said.put(e.participant().value(), Ballot.EMPTY), recorded, findings);
            }
            case PollEvent.PollReset _ -> said.clear();
            default -> {}
        }
    }

    private static void compare(Ballot claimed, @Nullable Ballot known, Recorded recorded, Findings findings) {
        Ballot stood = known == null ? Ballot.EMPTY : known;
        if (!claimed.equals(stood)) {
            findings.add(
                    ALTERED,
                    "previous ballot",
                    "event %d of %s replaces %s, but %s stood",
                    recorded.seq(),
                    recorded.stream(),
                    claimed.choices(),
                    stood.choices());
        }
    }
}

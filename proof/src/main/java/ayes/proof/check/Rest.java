package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.ALTERED;
import static ayes.proof.check.Violation.Harm.DOUBLED;
import static ayes.proof.check.Violation.Harm.LOST;
import static ayes.proof.check.Violation.Harm.UNTRUE;

import ayes.event.Audit;
import ayes.event.PollEvent;
import ayes.event.Recorded;
import ayes.event.Snapshot;
import ayes.proof.evidence.Evidence;
import ayes.proof.evidence.LastTally;
import ayes.proof.evidence.StandingPoll;
import ayes.proof.evidence.StandingVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** At rest: the rows of votes, the fold of the outbox, the tally and the audit say the same of every poll. */
final class Rest {

    static final String TALLY_RULE = "tally";

    private final Evidence evidence;
    private final Truth truth;
    private final Findings findings;

    private Rest(Evidence evidence, Truth truth, Findings findings) {
        this.evidence = evidence;
        this.truth = truth;
        this.findings = findings;
    }

    static void check(Evidence evidence, Truth truth, Findings findings) {
        var rest = new Rest(evidence, truth, findings);
        rest.compareVotes();
        rest.comparePolls();
        truth.polls().forEach(rest::compareSnapshots);
    }

    private record Voter(UUID poll, UUID participant) {}

    private void compareVotes() {
        Set<Voter> seen = new HashSet<>();
        Map<UUID, Integer> rounds = new HashMap<>();
        evidence.polls().forEach(poll -> rounds.put(poll.poll(), poll.round()));
        for (StandingVote vote : evidence.votes()) {
            if (!seen.add(new Voter(vote.poll(), vote.participant()))) {
                findings.add(DOUBLED, "one vote each", "%s has two votes in %s", vote.participant(), vote.poll());
            }
            Truth.Poll poll = truth.poll(vote.poll());
            boolean present = Integer.valueOf(vote.round()).equals(rounds.get(vote.poll()));
            if (poll != null
                    && present
                    && !poll.said(vote.participant()).choices().equals(vote.choices())) {
                findings.add(
                        ALTERED,
                        "what stands",
                        "%s in %s stands with %s, but said %s last",
                        vote.participant(),
                        vote.poll(),
                        vote.choices(),
                        poll.said(vote.participant()).choices());
            }
        }
    }

    private void comparePolls() {
        Map<UUID, LastTally> tallies = new HashMap<>();
        evidence.tallies().forEach(tally -> tallies.put(tally.poll(), tally));
        Map<UUID, Audit> audits = new HashMap<>();
        evidence.audits().forEach(audit -> audits.put(audit.stream(), audit));
        for (StandingPoll poll : evidence.polls()) {
            Truth.Poll known = truth.poll(poll.poll());
            if (known == null || known.seq() != poll.seq()) {
                findings.add(
                        LOST,
                        "outbox",
                        "%s has handed out %d numbers, and the outbox holds %d",
                        poll.poll(),
                        poll.seq(),
                        known == null ? 0 : known.seq());
                continue;
            }
            long[] counts = known.counts(poll.seq());
            compareTable(poll, counts == null ? new long[poll.options()] : counts);
            compareTally(poll, known, tallies.get(poll.poll()));
            compareAudit(poll, audits.get(poll.poll()));
        }
    }

    private void compareTable(StandingPoll poll, long[] fold) {
        long[] table = new long[poll.options()];
        for (StandingVote vote : evidence.votes()) {
            if (vote.poll().equals(poll.poll()) && vote.round() == poll.round()) {
                vote.choices().forEach(choice -> table[choice]++);
            }
        }
        if (!Arrays.equals(table, fold)) {
            findings.add(
                    ALTERED,
                    "votes and outbox",
                    "%s: the votes say %s, the outbox %s",
                    poll.poll(),
                    Arrays.toString(table),
                    Arrays.toString(fold));
        }
    }

    private void compareTally(StandingPoll poll, Truth.Poll known, @Nullable LastTally tally) {
        if (tally == null) {
            findings.add(LOST, TALLY_RULE, "%s has no tally", poll.poll());
            return;
        }
        if (tally.through() != poll.seq() || tally.highest() != poll.seq()) {
            findings.add(LOST, TALLY_RULE, "%s is counted through %d of %d", poll.poll(), tally.through(), poll.seq());
        }
        List<Long> counts = list(known.counts(poll.seq()));
        boolean same = tally.counts().equals(counts)
                && tally.voters() == known.voters()
                && tally.status().equals(poll.status())
                && tally.round() == poll.round();
        if (!same) {
            findings.add(ALTERED, TALLY_RULE, "%s: the tally says %s, the outbox %s", poll.poll(), tally, counts);
        }
    }

    private void compareAudit(StandingPoll poll, @Nullable Audit audit) {
        if (audit == null || audit.accepted() != poll.seq() || audit.counted() != poll.seq()) {
            findings.add(
                    UNTRUE,
                    "audit",
                    "%s is at %d, and the badge says %s",
                    poll.poll(),
                    poll.seq(),
                    String.valueOf(audit));
        }
    }

    /** What an event claims of the counts is what the events below it came to. */
    private void compareSnapshots(UUID id, Truth.Poll poll) {
        boolean open = false;
        for (Recorded recorded : poll.events()) {
            switch (recorded.event()) {
                case PollEvent.PollOpened _ -> open = true;
                case PollEvent.PollClosed e -> {
                    open = false;
                    compare(id, recorded, e.snapshot(), poll);
                }
                case PollEvent.PollReset e -> {
                    open = false;
                    compare(id, recorded, e.snapshot(), poll);
                }
                case PollEvent.CountsTaken e -> compare(id, recorded, e.snapshot(), poll);
                case PollEvent.VoteCast _, PollEvent.VoteRetracted _ -> {
                    if (!open) {
                        findings.add(
                                ALTERED,
                                "nothing after the close",
                                "event %d of %s is a vote in a closed poll",
                                recorded.seq(),
                                id);
                    }
                }
                default -> {}
            }
        }
    }

    private void compare(UUID id, Recorded recorded, Snapshot snapshot, Truth.Poll poll) {
        List<Long> counts = list(poll.counts(recorded.seq()));
        if (!snapshot.counts().equals(counts)) {
            findings.add(
                    ALTERED,
                    "counts of the database",
                    "event %d of %s claims %s, but the events come to %s",
                    recorded.seq(),
                    id,
                    snapshot.counts(),
                    counts);
        }
    }

    static List<Long> list(long @Nullable [] counts) {
        var list = new ArrayList<Long>();
        if (counts != null) {
            for (long count : counts) {
                list.add(count);
            }
        }
        return list;
    }
}

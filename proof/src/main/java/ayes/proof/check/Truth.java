package ayes.proof.check;

import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollEvent;
import ayes.event.Recorded;
import ayes.proof.evidence.AcceptedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every poll came to, event by event, folded from the outbox alone: by what each participant said last, and never by the counts
 * that an event claims.
 */
final class Truth {

    /** One poll's events, in the order of their seqs, and what they came to after each. */
    static final class Poll {
        private final List<Recorded> events = new ArrayList<>();
        private final List<long[]> counts = new ArrayList<>();
        private final Map<UUID, Ballot> said = new HashMap<>();
        private long[] present = new long[0];

        List<Recorded> events() {
            return events;
        }

        /** Seq of the newest event, if they are dense. */
        long seq() {
            return events.size();
        }

        /** Null if there is no such event. */
        @Nullable
        Recorded at(long seq) {
            return seq >= 1 && seq <= events.size() ? events.get((int) seq - 1) : null;
        }

        /** Votes by option after that event; null if there is none. */
        long @Nullable [] counts(long seq) {
            return seq >= 1 && seq <= counts.size() ? counts.get((int) seq - 1) : null;
        }

        /** What this participant has said last in the present round; empty for nothing. */
        Ballot said(UUID participant) {
            return said.getOrDefault(participant, Ballot.EMPTY);
        }

        long voters() {
            return said.values().stream().filter(ballot -> !ballot.isEmpty()).count();
        }

        private void take(Recorded recorded) {
            switch (recorded.event()) {
                case PollEvent.PollCreated e ->
                    present = new long[e.definition().options().size()];
                case PollEvent.VoteCast e -> say(e.participant(), e.ballot());
                case PollEvent.VoteRetracted e -> say(e.participant(), Ballot.EMPTY);
                case PollEvent.PollReset _ -> {
                    said.clear();
                    present = new long[present.length];
                }
                default -> {}
            }
            events.add(recorded);
            counts.add(present);
        }

        private void say(ParticipantId participant, Ballot ballot) {
            long[] next = present.clone();
            said(participant.value()).choices().forEach(choice -> next[choice]--);
            ballot.choices().forEach(choice -> next[choice]++);
            said.put(participant.value(), ballot);
            present = next;
        }
    }

    private final Map<UUID, Poll> polls = new HashMap<>();

    private Truth() {}

    /** @param outbox by stream and seq */
    static Truth of(List<AcceptedEvent> outbox) {
        var truth = new Truth();
        for (AcceptedEvent accepted : outbox) {
            if (accepted.event().event() instanceof PollEvent) {
                truth.polls
                        .computeIfAbsent(accepted.event().stream(), _ -> new Poll())
                        .take(accepted.event());
            }
        }
        return truth;
    }

    Map<UUID, Poll> polls() {
        return polls;
    }

    @Nullable
    Poll poll(UUID poll) {
        return polls.get(poll);
    }
}

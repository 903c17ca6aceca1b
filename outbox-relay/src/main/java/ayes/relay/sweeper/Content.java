package ayes.relay.sweeper;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.event.Visibility;
import java.util.List;

/** What a stream comes to as of a seq: equal numbers over different contents must not look green. */
sealed interface Content {

    /** @param counts votes by option index */
    record OfPoll(int round, PollStatus status, Visibility visibility, List<Long> counts, long voters)
            implements Content {
        public OfPoll {
            counts = List.copyOf(counts);
        }
    }

    /** @param polls in the host's order */
    record OfSession(SessionStatus status, List<PollId> polls, long joined) implements Content {
        public OfSession {
            polls = List.copyOf(polls);
        }
    }

    static Content of(Tally tally) {
        return new OfPoll(tally.round(), tally.status(), tally.visibility(), tally.counts(), tally.voters());
    }

    static Content of(SessionView session) {
        return new OfSession(session.status(), session.polls(), session.joined());
    }
}

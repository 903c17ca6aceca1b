package ayes.verify;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a stream comes to as of a seq, by whoever counted it. */
public sealed interface Standing {

    /**
     * A poll.
     *
     * @param counts votes by option index
     * @param voters participants whose vote stands
     */
    record OfPoll(List<Long> counts, long voters, int round, PollStatus status, Visibility visibility)
            implements Standing {

        public OfPoll {
            counts = List.copyOf(counts);
        }
    }

    /**
     * A session.
     *
     * @param polls in the host's order
     * @param joined how many participants have ever joined
     */
    record OfSession(SessionStatus status, List<PollId> polls, long joined) implements Standing {

        public OfSession {
            polls = List.copyOf(polls);
        }
    }

    static Standing of(Tally tally) {
        return new OfPoll(tally.counts(), tally.voters(), tally.round(), tally.status(), tally.visibility());
    }

    static Standing of(SessionView session) {
        return new OfSession(session.status(), session.polls(), session.joined());
    }

    static OfPoll of(Snapshot snapshot) {
        return new OfPoll(
                snapshot.counts(), snapshot.voters(), snapshot.round(), snapshot.status(), snapshot.visibility());
    }

    /** The numbers alone, for a column of a table. */
    default String numbers() {
        return switch (this) {
            case OfPoll poll -> poll.counts().stream().map(String::valueOf).collect(Collectors.joining(" · "));
            case OfSession session -> session.joined() + " joined";
        };
    }

    /** What it is in words, as far as it is not what the other one is. */
    default String where(Standing other) {
        var words = new ArrayList<String>();
        if (this instanceof OfPoll one && other instanceof OfPoll two) {
            say(words, one.counts(), two.counts(), "the votes " + numbers());
            say(words, one.voters(), two.voters(), one.voters() + " voters");
            say(words, one.round(), two.round(), "round " + one.round());
            say(words, one.status(), two.status(), one.status().wireName());
            say(words, one.visibility(), two.visibility(), one.visibility().wireName());
        } else if (this instanceof OfSession one && other instanceof OfSession two) {
            say(words, one.joined(), two.joined(), numbers());
            say(words, one.status(), two.status(), one.status().wireName());
            say(words, one.polls(), two.polls(), "the polls " + one.polls());
        } else {
            words.add(toString());
        }
        return String.join(", ", words);
    }

    private static void say(List<String> words, Object one, Object two, String word) {
        if (!one.equals(two)) {
            words.add(word);
        }
    }
}

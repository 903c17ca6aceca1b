package ayes.replay.format;

import ayes.event.PollDefinition;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.fold.DenseFold;
import ayes.fold.PollFold;
import ayes.fold.SessionFold;
import ayes.wire.StateOf;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where every poll of the session stands, by the same fold that screens are fed from. */
final class Standings {

    private final DenseFold<Tally> fold = PollFold.dense();
    private final DenseFold<SessionView> sessionFold = SessionFold.dense();
    private final Map<UUID, StateOf<Tally>> polls = new LinkedHashMap<>();
    private @Nullable StateOf<SessionView> session;

    void take(Recorded event) {
        if (event.event() instanceof SessionEvent) {
            session = sessionFold.take(session, event).state();
        } else {
            polls.compute(event.stream(), (_, state) -> fold.take(state, event).state());
        }
    }

    /** Null while it is not known. */
    @Nullable
    PollDefinition definition(UUID poll) {
        StateOf<Tally> state = polls.get(poll);
        Tally base = state == null ? null : state.base();
        return base == null ? null : base.definition();
    }

    /** A row for each option, and one for who joined. */
    void tell(Rows rows) throws IOException {
        for (StateOf<Tally> state : polls.values()) {
            Tally tally = fold.shown(state);
            if (tally != null) {
                tell(rows, tally);
            }
        }
        SessionView view = session == null ? null : sessionFold.shown(session);
        if (view != null) {
            rows.add("(the session)", "joined", view.joined());
        }
    }

    private static void tell(Rows rows, Tally tally) throws IOException {
        List<String> options = tally.definition().options();
        for (int option = 0; option < options.size(); option++) {
            rows.add(
                    tally.definition().question(),
                    options.get(option),
                    tally.counts().get(option),
                    tally.voters(),
                    tally.round(),
                    tally.status().wireName(),
                    tally.through(),
                    tally.poll().toString());
        }
    }
}

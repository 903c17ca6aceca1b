package ayes.ingest.room;

import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import ayes.ingest.room.PollChange.AsAsked;
import ayes.ingest.room.PollChange.Changed;
import ayes.ingest.room.PollChange.NeverOpened;
import ayes.ingest.room.PollChange.SessionHasEnded;
import java.util.Collections;

/** The life of a poll: draft, then open and closed in turn; results shown and hidden at any time; a new round at will. */
public final class PollRules {

    private PollRules() {}

    public static PollChange decide(PollState poll, PollCommand command) {
        if (poll.session() == SessionStatus.ENDED) {
            return new SessionHasEnded();
        }
        return switch (command) {
            case OPEN -> open(poll);
            case CLOSE -> close(poll);
            case REVEAL -> show(poll, Visibility.REVEALED);
            case HIDE -> show(poll, Visibility.HIDDEN);
            case RESET -> reset(poll);
        };
    }

    private static PollChange open(PollState poll) {
        return poll.status() == PollStatus.OPEN
                ? new AsAsked()
                : new Changed(new PollOpened(), PollStatus.OPEN, poll.visibility(), poll.round());
    }

    private static PollChange close(PollState poll) {
        return switch (poll.status()) {
            case DRAFT -> new NeverOpened();
            case CLOSED -> new AsAsked();
            case OPEN ->
                new Changed(
                        new PollClosed(as(poll, PollStatus.CLOSED)),
                        PollStatus.CLOSED,
                        poll.visibility(),
                        poll.round());
        };
    }

    private static PollChange show(PollState poll, Visibility wanted) {
        if (poll.visibility() == wanted) {
            return new AsAsked();
        }
        return switch (wanted) {
            case REVEALED -> new Changed(new PollRevealed(), poll.status(), wanted, poll.round());
            case HIDDEN -> new Changed(new PollHidden(), poll.status(), wanted, poll.round());
        };
    }

    /** A new round starts hidden: the room has not answered it yet. */
    private static PollChange reset(PollState poll) {
        int round = poll.round() + 1;
        var nothing = new Snapshot(
                Collections.nCopies(poll.counts().counts().size(), 0L), 0, round, poll.status(), Visibility.HIDDEN);
        return new Changed(new PollReset(nothing), poll.status(), Visibility.HIDDEN, round);
    }

    private static Snapshot as(PollState poll, PollStatus status) {
        return new Snapshot(poll.counts().counts(), poll.counts().voters(), poll.round(), status, poll.visibility());
    }
}

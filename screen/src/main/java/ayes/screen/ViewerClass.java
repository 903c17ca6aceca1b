package ayes.screen;

import ayes.event.PollStatus;
import ayes.event.Tally;

/** Who looks. In the order in which news are handed out: the screen on the wall is seen by everybody in the hall. */
public enum ViewerClass {
    HOST(true),
    WALL(true),
    PARTICIPANT(false);

    private final boolean seesEverything;

    ViewerClass(boolean seesEverything) {
        this.seesEverything = seesEverything;
    }

    /** Drafts, hidden results and audits too. */
    public boolean seesEverything() {
        return seesEverything;
    }

    /** For participants a draft does not exist. */
    public boolean mayKnow(Tally poll) {
        return seesEverything || poll.status() != PollStatus.DRAFT;
    }

    /** Participants see counts when the host's policy, or the host, shows them. */
    public boolean maySeeCounts(Tally poll) {
        return seesEverything || (mayKnow(poll) && poll.visibleToParticipants());
    }
}

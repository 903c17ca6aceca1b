package ayes.replay;

import ayes.event.Event;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import java.util.List;

/** What each kind of event is called in an export. The names are part of the public contract. */
public final class EventNames {

    /** All of them. */
    public static final List<String> ALL = List.of(
            "sessionStarted",
            "participantJoined",
            "pollAdded",
            "pollsOrdered",
            "sessionEnded",
            "pollCreated",
            "pollOpened",
            "pollClosed",
            "pollRevealed",
            "pollHidden",
            "pollReset",
            "voteCast",
            "voteRetracted",
            "countsTaken",
            "sessionTaken");

    private EventNames() {}

    /** The name of this one. */
    public static String of(Event event) {
        return switch (event) {
            case SessionStarted _ -> "sessionStarted";
            case ParticipantJoined _ -> "participantJoined";
            case PollAdded _ -> "pollAdded";
            case PollsOrdered _ -> "pollsOrdered";
            case SessionEnded _ -> "sessionEnded";
            case PollCreated _ -> "pollCreated";
            case PollOpened _ -> "pollOpened";
            case PollClosed _ -> "pollClosed";
            case PollRevealed _ -> "pollRevealed";
            case PollHidden _ -> "pollHidden";
            case PollReset _ -> "pollReset";
            case VoteCast _ -> "voteCast";
            case VoteRetracted _ -> "voteRetracted";
            case CountsTaken _ -> "countsTaken";
            case SessionTaken _ -> "sessionTaken";
        };
    }
}

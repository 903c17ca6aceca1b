package ayes.verify;

import ayes.event.Event;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollReset;
import ayes.event.Recorded;
import ayes.event.SessionEvent.SessionTaken;
import java.util.List;

/**
 * One stream, counted event by event in the order of its numbers. Absolute counts in events are compared with what was counted
 * up to there, and never taken over, unless counting begins with them.
 */
sealed interface Count permits PollCount, SessionCount {

    /**
     * The next event.
     *
     * @return what is wrong with it, in words; empty if nothing is
     */
    List<String> take(Recorded event);

    /** Begins with what this event states, because what came before it is not there. */
    void beginWith(Recorded event);

    Standing standing();

    /** Whether the event states everything by itself. */
    static boolean isStatement(Event event) {
        return event instanceof PollClosed || event instanceof PollReset || isRestatement(event);
    }

    /** Whether the event states what was so before it, and changes nothing. */
    static boolean isRestatement(Event event) {
        return event instanceof CountsTaken || event instanceof SessionTaken;
    }

    static String name(Recorded event) {
        return event.event().getClass().getSimpleName() + " " + event.seq();
    }
}

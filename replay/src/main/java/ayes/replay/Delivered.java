package ayes.replay;

import ayes.event.PollEvent.CountsTaken;
import ayes.event.Recorded;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What an export has seen. The log holds repeats (the relay sends again after a restart, the sweeper to be safe) and late
 * arrivals (a repaired hole), so neither order nor the highest seq tells a repeat: only its number does.
 */
final class Delivered {

    /**
     * An epoch numbers anew, so the same seq of another epoch is another event. And a repair states the counts as of the
     * number of an event that it does not replace: if that one comes late, it is no repeat.
     */
    private record Numbering(UUID stream, long epoch, boolean repair) {}

    private final Map<Numbering, Runs> seen = new HashMap<>();

    /** Whether this is the first time that this event comes. */
    boolean first(Recorded recorded) {
        var numbering = new Numbering(recorded.stream(), recorded.epoch(), recorded.event() instanceof CountsTaken);
        return seen.computeIfAbsent(numbering, _ -> new Runs()).add(recorded.seq());
    }
}

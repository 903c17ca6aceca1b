package ayes.bench.votes;

import java.util.UUID;

/**
 * A vote that was sent, and its answer.
 *
 * @param room number of the room, from 0
 * @param dueMicros when it had to be sent, sent when it was, answered when its answer was there: epoch µs
 * @param status of the answer; 0 if the connection was lost first or no answer came
 * @param seq of the event that the answer names; 0 if it names none
 */
public record Cast(
        int room,
        UUID poll,
        UUID participant,
        int choice,
        long dueMicros,
        long sentMicros,
        long answeredMicros,
        int status,
        long seq) {

    private static final int OK = 200;

    public boolean isCounted() {
        return status == OK;
    }

    /** Nobody knows what became of it. */
    public boolean isUnknown() {
        return status == 0 || status >= 500;
    }

    /** From when it was due. */
    public long latencyMicros() {
        return answeredMicros - dueMicros;
    }

    /** How late the generator itself was: what it is to be believed by. */
    public long lateMicros() {
        return sentMicros - dueMicros;
    }
}

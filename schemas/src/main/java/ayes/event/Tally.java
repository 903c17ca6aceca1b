package ayes.event;

import java.util.List;

/**
 * Where one poll stands, together with what has been counted for it.
 *
 * @param through every event up to here is counted
 * @param highest the highest seq counted; above {@code through} only while a hole is open
 * @param counted how many events are counted: {@code through}, and those above it
 * @param openedAt epoch µs of the last opening, 0 if it was never opened
 * @param counts votes by option index
 * @param voters participants whose vote stands
 * @param at epoch µs at which the newest event in it was accepted
 */
public record Tally(
        PollId poll,
        SessionId session,
        TenantId tenant,
        long epoch,
        long through,
        long highest,
        long counted,
        PollDefinition definition,
        PollStatus status,
        Visibility visibility,
        int round,
        long openedAt,
        List<Long> counts,
        long voters,
        long at) {

    public Tally {
        counts = List.copyOf(counts);
    }

    /** Whether a participant may see the counts. */
    public boolean visibleToParticipants() {
        return definition.settings().results().shows(status, visibility);
    }
}

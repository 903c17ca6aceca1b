package ayes.fold;

import ayes.event.Ballot;
import ayes.event.PollStatus;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.Visibility;
import java.util.ArrayList;
import java.util.List;

/** A tally while one event changes it. Never leaves the method that made it. */
final class TallyDraft {

    private final Tally from;
    long epoch;
    long through;
    long highest;
    long counted;
    PollStatus status;
    Visibility visibility;
    int round;
    long openedAt;
    List<Long> counts;
    long voters;
    long at;

    TallyDraft(Tally from) {
        this.from = from;
        epoch = from.epoch();
        through = from.through();
        highest = from.highest();
        counted = from.counted();
        status = from.status();
        visibility = from.visibility();
        round = from.round();
        openedAt = from.openedAt();
        counts = from.counts();
        voters = from.voters();
        at = from.at();
    }

    void take(Snapshot snapshot) {
        counts = snapshot.counts();
        voters = snapshot.voters();
        round = snapshot.round();
        status = snapshot.status();
        visibility = snapshot.visibility();
    }

    void move(Ballot previous, Ballot ballot) {
        var moved = new ArrayList<>(counts);
        add(-1, previous, moved);
        add(1, ballot, moved);
        counts = moved;
        voters += (ballot.isEmpty() ? 0 : 1) - (previous.isEmpty() ? 0 : 1);
    }

    /**
     * A choice that the poll does not offer is refused before it gets a number. Were one in the log all the same, it
     * must not stop every session of its partition: it counts as a voter, and the audit, which compares counts, shows it.
     */
    private static void add(long votes, Ballot ballot, List<Long> counts) {
        for (int choice : ballot.choices()) {
            if (choice >= 0 && choice < counts.size()) {
                counts.set(choice, counts.get(choice) + votes);
            }
        }
    }

    /** With nothing counted above {@code through}. */
    Tally counted() {
        highest = through;
        counted = through;
        return tally();
    }

    Tally tally() {
        return new Tally(
                from.poll(),
                from.session(),
                from.tenant(),
                epoch,
                through,
                highest,
                counted,
                from.definition(),
                status,
                visibility,
                round,
                openedAt,
                counts,
                voters,
                at);
    }
}

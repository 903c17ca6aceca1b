package ayes.replay.past;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollReset;
import ayes.event.Snapshot;
import ayes.event.Tally;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose ballot stands at a place of a poll under a rule: the fold of its ballots, participant by participant. Goes forward
 * only. What an epoch that is over had above the number with which the next one began was lost, and does not count.
 */
final class Standing {

    private final Track<Tally> track;
    private final Numbers<Ballot> ballots;
    private final Rule rule;
    private int place;
    private int round = 1;
    private int[] stands = new int[64];
    private long changed;
    private long retracted;

    Standing(Track<Tally> track, Numbers<Ballot> ballots, Rule rule) {
        this.track = track;
        this.ballots = ballots;
        this.rule = rule;
    }

    /** Goes there. */
    Standing to(int wanted) {
        Columns columns = track.columns();
        while (place < wanted) {
            long epoch = columns.epoch[place];
            int end = Math.min(wanted, endOf(epoch));
            long lastKept = end < wanted ? lastKept(end) : Long.MAX_VALUE;
            for (; place < end; place++) {
                if (columns.seq[place] <= lastKept) {
                    take(columns, place);
                }
            }
        }
        return this;
    }

    /** A new epoch mostly begins by stating the counts as of the last number that the old one kept. */
    private long lastKept(int begin) {
        boolean states = snapshot(track.event(begin).event()) != null;
        return states ? track.columns().seq[begin] : track.columns().seq[begin] - 1;
    }

    private int endOf(long epoch) {
        Columns columns = track.columns();
        int end = track.size();
        if (columns.epoch[end - 1] == epoch) {
            return end;
        }
        int last = place;
        while (last < end && columns.epoch[last] == epoch) {
            last++;
        }
        return last;
    }

    private void take(Columns columns, int row) {
        switch (columns.kind[row]) {
            case Track.CAST -> {
                changed += columns.previous[row] == Past.NO_BALLOT ? 0 : 1;
                cast(columns.who[row], columns.ballot[row], columns.at[row]);
            }
            case Track.RETRACTED -> {
                retracted++;
                cast(columns.who[row], Past.NO_BALLOT, columns.at[row]);
            }
            default -> {
                Snapshot snapshot = snapshot(track.event(row).event());
                if (snapshot != null && snapshot.round() != round) {
                    begin(snapshot.round());
                }
            }
        }
    }

    private void cast(int who, int ballot, long at) {
        if (!rule.admits(at)) {
            return;
        }
        if (who >= stands.length) {
            stands = Arrays.copyOf(stands, Math.max(who + 1, stands.length * 2));
        }
        if (rule.which() == Rule.Which.LAST || stands[who] == Past.NO_BALLOT) {
            stands[who] = ballot;
        }
    }

    private void begin(int next) {
        round = next;
        changed = 0;
        retracted = 0;
        Arrays.fill(stands, Past.NO_BALLOT);
    }

    private static @Nullable Snapshot snapshot(Event event) {
        return switch (event) {
            case PollReset(var snapshot) -> snapshot;
            case PollClosed(var snapshot) -> snapshot;
            case CountsTaken(var snapshot, var _) -> snapshot;
            default -> null;
        };
    }

    // What it says.

    /** The ballot that stands, by its number. */
    int ballot(int who) {
        return who < stands.length ? stands[who] : Past.NO_BALLOT;
    }

    /** One more than the highest participant that it has heard of. */
    int people() {
        return stands.length;
    }

    /** Ballots of this round that changed an earlier one. */
    long changed() {
        return changed;
    }

    /** Ballots of this round that were taken back. */
    long retracted() {
        return retracted;
    }

    long voters() {
        return Arrays.stream(stands).filter(ballot -> ballot != Past.NO_BALLOT).count();
    }

    /** Votes by option. */
    List<Long> counts(int options) {
        long[] byBallot = new long[ballots.size()];
        for (int ballot : stands) {
            byBallot[ballot]++;
        }
        long[] counts = new long[options];
        for (int ballot = 0; ballot < byBallot.length; ballot++) {
            if (byBallot[ballot] > 0 && ballot != Past.NO_BALLOT) {
                for (int choice : ballots.value(ballot).choices()) {
                    if (choice >= 0 && choice < options) {
                        counts[choice] += byBallot[ballot];
                    }
                }
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }
}

package ayes.replay.past;

import ayes.event.Ballot;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Tally;
import ayes.replay.past.Answers.Move;
import ayes.replay.past.Answers.Moves;
import ayes.replay.past.Answers.Point;
import ayes.replay.past.Answers.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to one poll between two moments. */
public final class Spans {

    private static final int MICROS_PER_MS = 1_000;

    private Spans() {}

    /**
     * Buckets of one length; the last ends at the end of the span or later.
     *
     * @param from epoch µs
     * @param to epoch µs
     */
    public record Grid(long from, long to, long bucketMs) {

        public long buckets() {
            return Math.max(1, (to - from + bucketMs * MICROS_PER_MS - 1) / (bucketMs * MICROS_PER_MS));
        }
    }

    /** Where it stood at the end of each bucket, and what came in it. */
    public static Series series(Past past, PollId poll, Grid grid, Rule rule) {
        Track<Tally> track = Looks.track(past, poll);
        var walk = new Walk<>(track);
        var standing = rule.equals(Rule.AS_COUNTED) ? null : new Standing(track, past.ballots(), rule);
        int options = options(track);
        var points = new ArrayList<Point>();
        int place = track.placeAt(grid.from() - 1);
        for (long bucket = 1; bucket <= grid.buckets(); bucket++) {
            long end = grid.from() + bucket * grid.bucketMs() * MICROS_PER_MS;
            int next = Math.max(place, track.placeAt(Math.min(end, grid.to())));
            points.add(point(track, walk, standing, place, next, Math.min(end, grid.to()), options));
            place = next;
        }
        return new Series(
                poll.toString(), Track.instant(grid.from()), Track.instant(grid.to()), grid.bucketMs(), points);
    }

    private static Point point(
            Track<Tally> track,
            Walk<Tally> walk,
            @Nullable Standing standing,
            int from,
            int to,
            long end,
            int options) {
        long votes = 0;
        long changed = 0;
        long retracted = 0;
        Columns columns = track.columns();
        for (int place = from; place < to; place++) {
            if (columns.kind[place] == Track.CAST) {
                votes++;
                changed += columns.previous[place] == Past.NO_BALLOT ? 0 : 1;
            } else if (columns.kind[place] == Track.RETRACTED) {
                retracted++;
            }
        }
        Tally tally = walk.at(to);
        List<Long> counts = tally == null ? Collections.nCopies(options, 0L) : tally.counts();
        long voters = tally == null ? 0 : tally.voters();
        if (standing != null) {
            counts = standing.to(to).counts(options);
            voters = standing.voters();
        }
        return new Point(
                Track.instant(end), tally == null ? 0 : tally.highest(), counts, voters, votes, changed, retracted);
    }

    /**
     * Who moved where. Of several choices those that were kept stay where they are; those that were dropped went to those
     * that were added, in their order, and what is left over on one side came from no vote or went to none.
     *
     * @param from epoch µs
     * @param to epoch µs
     */
    public static Moves moves(Past past, PollId poll, long from, long to) {
        Track<Tally> track = Looks.track(past, poll);
        var before = new Standing(track, past.ballots(), Rule.AS_COUNTED).to(track.placeAt(from));
        var after = new Standing(track, past.ballots(), Rule.AS_COUNTED).to(track.placeAt(to));
        var pairs = new HashMap<Long, Long>();
        int people = Math.max(before.people(), after.people());
        for (int who = 0; who < people; who++) {
            long pair = ((long) before.ballot(who) << Integer.SIZE) | after.ballot(who);
            if (pair != 0) {
                pairs.merge(pair, 1L, Long::sum);
            }
        }
        var moves = new HashMap<Leg, Long>();
        pairs.forEach((pair, participants) -> legs(
                        past.ballots().value((int) (pair >> Integer.SIZE)),
                        past.ballots().value(pair.intValue()))
                .forEach(leg -> moves.merge(leg, participants, Long::sum)));
        return new Moves(poll.toString(), Track.instant(from), Track.instant(to), inOrder(moves));
    }

    private record Leg(@Nullable Integer from, @Nullable Integer to) {}

    private static List<Leg> legs(Ballot before, Ballot after) {
        var dropped = new ArrayList<>(before.choices());
        dropped.removeAll(after.choices());
        var added = new ArrayList<>(after.choices());
        added.removeAll(before.choices());
        var legs = new ArrayList<Leg>();
        before.choices().stream().filter(after.choices()::contains).forEach(kept -> legs.add(new Leg(kept, kept)));
        for (int i = 0; i < Math.max(dropped.size(), added.size()); i++) {
            legs.add(new Leg(i < dropped.size() ? dropped.get(i) : null, i < added.size() ? added.get(i) : null));
        }
        return legs;
    }

    private static List<Move> inOrder(Map<Leg, Long> moves) {
        var order = Comparator.nullsLast(Comparator.<Integer>naturalOrder());
        return moves.entrySet().stream()
                .map(move -> new Move(move.getKey().from(), move.getKey().to(), move.getValue()))
                .sorted(Comparator.comparing(Move::from, order).thenComparing(Move::to, order))
                .toList();
    }

    private static int options(Track<Tally> track) {
        Tally newest = new Walk<>(track).at(track.size());
        return newest == null ? 0 : newest.definition().options().size();
    }

    /** When it was first opened, or made if it never was; epoch µs. */
    public static long begin(Past past, PollId poll) {
        Track<Tally> track = Looks.track(past, poll);
        return track.milestones().stream()
                .filter(event -> event.event() instanceof PollOpened)
                .mapToLong(event -> Track.micros(event.acceptedAt()))
                .min()
                .orElse(track.columns().at[0]);
    }

    /**
     * When its newest event was accepted, or now while it is open; epoch µs.
     *
     * @param now epoch µs
     */
    public static long end(Past past, PollId poll, long now) {
        Track<Tally> track = Looks.track(past, poll);
        Tally newest = new Walk<>(track).at(track.size());
        boolean isOpen = newest != null && newest.status() == PollStatus.OPEN && Looks.isLive(past);
        return isOpen ? Math.max(now, Looks.end(track)) : Looks.end(track);
    }

    /** Whether there is something to show of that poll. */
    public static boolean knows(Past past, PollId poll) {
        Track<Tally> track = past.polls().get(poll);
        return track != null && Objects.nonNull(new Walk<>(track).at(track.size()));
    }
}

package ayes.replay.past;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the calls answer, as the contract names it. */
public final class Answers {

    private Answers() {}

    /**
     * Where a poll stood.
     *
     * @param at the moment that was asked for, or when the newest event in it was accepted
     * @param seq the newest event in it, 0 before the first
     * @param events how many events are in it
     */
    public record PollAt(
            String pollId,
            Instant at,
            long epoch,
            long seq,
            String status,
            String visibility,
            int round,
            List<Long> counts,
            long voters,
            long events) {}

    public record SessionAt(Instant at, long joined, List<PollAt> polls) {}

    /**
     * One bucket of a series.
     *
     * @param at its end
     * @param votes ballots that came in it, with those that changed an earlier one
     */
    public record Point(
            Instant at, long seq, List<Long> counts, long voters, long votes, long changed, long retracted) {}

    public record Series(String pollId, Instant from, Instant to, long bucketMs, List<Point> points) {}

    /**
     * How many went from one option to another, or stayed.
     *
     * @param from null for no vote
     * @param to null for no vote
     */
    public record Move(@Nullable Integer from, @Nullable Integer to, long participants) {}

    public record Moves(String pollId, Instant from, Instant to, List<Move> moves) {}

    /**
     * Who took part in a poll.
     *
     * @param changed ballots of the round that changed an earlier one
     * @param retracted ballots of the round that were taken back
     * @param share voters of all who had joined, 0 to 1
     */
    public record Turnout(String pollId, long voters, long changed, long retracted, double share) {}

    public record Participation(Instant at, long joined, List<Turnout> polls) {}

    /** @param type opened, closed, revealed, hidden or reset */
    public record Mark(String type, Instant at, long seq, long epoch) {}

    /** What a poll asks, as frames say it. */
    public record Settings(boolean changeVote, String results) {}

    public record PollLine(
            String id,
            String question,
            String kind,
            List<String> options,
            Settings settings,
            int position,
            Instant createdAt,
            List<Mark> marks) {}

    /** @param endedAt null while it runs */
    public record SessionLine(
            String id,
            String title,
            String code,
            String status,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    public record Timeline(
            SessionLine session, Instant from, Instant to, boolean live, long events, List<PollLine> polls) {}
}

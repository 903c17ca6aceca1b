package ayes.gateway;

import ayes.event.Audit;
import ayes.event.PollDefinition;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.ResultsPolicy;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.event.TenantId;
import ayes.event.Visibility;
import java.util.List;
import java.util.UUID;

/** A session with two polls, as the tests tell of it. */
public final class Ballroom {

    public static final SessionId SESSION = SessionId.of("11111111-1111-4111-8111-111111111111");
    public static final TenantId TENANT = TenantId.of("22222222-2222-4222-8222-222222222222");
    public static final PollId TEA = PollId.of("33333333-3333-4333-8333-333333333333");
    public static final PollId CAKE = PollId.of("44444444-4444-4444-8444-444444444444");

    public static final Audience PHONES = new Audience(ViewerClass.PARTICIPANT, "https://ayes.example");
    public static final Audience WALL = new Audience(ViewerClass.WALL, "https://ayes.example");

    private Ballroom() {}

    public static SessionView session(long seq) {
        return session(seq, SessionStatus.LIVE, 3, TEA, CAKE);
    }

    public static SessionView session(long seq, SessionStatus status, long joined, PollId... polls) {
        return new SessionView(
                SESSION,
                TENANT,
                1,
                seq,
                seq,
                seq,
                "K7QX2M",
                "All \"hands\"",
                status,
                List.of(polls),
                joined,
                900 + seq);
    }

    /** An open poll with hidden results. */
    public static Tally tea(long seq, long yes, long no) {
        return tally(TEA, 1, seq, PollStatus.OPEN, Visibility.HIDDEN, yes, no);
    }

    public static Tally revealedTea(long seq, long yes, long no) {
        return tally(TEA, 1, seq, PollStatus.OPEN, Visibility.REVEALED, yes, no);
    }

    public static Tally draft(PollId poll) {
        return tally(poll, 1, 1, PollStatus.DRAFT, Visibility.HIDDEN, 0, 0);
    }

    public static Tally tally(
            PollId poll, long epoch, long seq, PollStatus status, Visibility visibility, long yes, long no) {
        var definition = new PollDefinition(
                0, PollKind.SINGLE, "Tea?", List.of("Yes", "No"), new PollSettings(true, ResultsPolicy.WHEN_REVEALED));
        long openedAt = status == PollStatus.DRAFT ? 0 : 700;
        return new Tally(
                poll,
                SESSION,
                TENANT,
                epoch,
                seq,
                seq,
                seq,
                definition,
                status,
                visibility,
                1,
                openedAt,
                List.of(yes, no),
                yes + no,
                1000 + seq);
    }

    public static Audit audit(PollId poll, long accepted, long counted) {
        return audit(poll.value(), accepted, counted);
    }

    public static Audit audit(UUID stream, long accepted, long counted) {
        return new Audit(stream, SESSION, 1, accepted, counted, 5000 + accepted);
    }

    public static Scoreboard board(Tally... tallies) {
        Scoreboard board = Scoreboard.EMPTY.with(session(5));
        for (Tally tally : tallies) {
            board = board.with(tally);
        }
        return board;
    }
}

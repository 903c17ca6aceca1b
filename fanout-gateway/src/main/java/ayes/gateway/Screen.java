package ayes.gateway;

import ayes.event.Audit;
import ayes.event.SessionView;
import ayes.event.Tally;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scoreboard and its frames. Each frame is encoded when the first viewer asks for it and then shared by all of its
 * audience.
 */
public final class Screen {

    private record Shared(FrameKey key, Audience audience) {}

    private final Scoreboard board;
    private final ConcurrentMap<Shared, Frame> frames = new ConcurrentHashMap<>();

    public Screen(Scoreboard board) {
        this.board = board;
    }

    public Scoreboard board() {
        return board;
    }

    /**
     * The frame of that name for that audience.
     *
     * @param have what a viewer holds already; only a snapshot looks at it
     * @return null if there is nothing that this audience may be told
     */
    public @Nullable Frame frame(FrameKey key, Audience audience, Resume.Have have) {
        return switch (key) {
            case FrameKey.Snapshot _ -> snapshot(key, audience, have);
            case FrameKey.Session _ -> session(key, audience);
            case FrameKey.Presence _ -> shared(key, audience, () -> Frames.presence(board));
            case FrameKey.Poll(var poll) -> poll(key, board.poll(poll, audience.viewer()), audience);
            case FrameKey.Counts(var poll) -> counts(key, board.poll(poll, audience.viewer()), audience);
            case FrameKey.Audited(var poll) -> audit(key, board.audits().get(poll), audience);
            case FrameKey.Ping _ -> Frames.PING;
        };
    }

    private @Nullable Frame snapshot(FrameKey key, Audience audience, Resume.Have have) {
        SessionView session = board.session();
        if (session == null) {
            return null;
        }
        return have.equals(Resume.NOTHING)
                ? shared(key, audience, () -> Frames.snapshot(board, session, audience, have))
                : Frames.snapshot(board, session, audience, have);
    }

    private @Nullable Frame session(FrameKey key, Audience audience) {
        SessionView session = board.session();
        return session == null ? null : shared(key, audience, () -> Frames.session(board, session, audience));
    }

    private @Nullable Frame poll(FrameKey key, @Nullable Tally tally, Audience audience) {
        return tally == null ? null : shared(key, audience, () -> Frames.poll(tally, audience.viewer()));
    }

    private @Nullable Frame counts(FrameKey key, @Nullable Tally tally, Audience audience) {
        return tally == null || !audience.viewer().maySeeCounts(tally)
                ? null
                : shared(key, audience, () -> Frames.counts(tally));
    }

    private @Nullable Frame audit(FrameKey key, @Nullable Audit audit, Audience audience) {
        return audit == null || !audience.viewer().seesEverything()
                ? null
                : shared(key, audience, () -> Frames.audit(audit));
    }

    private Frame shared(FrameKey key, Audience audience, Supplier<Frame> encode) {
        return frames.computeIfAbsent(new Shared(key, audience), _ -> encode.get());
    }
}

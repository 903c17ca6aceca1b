package ayes.screen;

import ayes.event.Audit;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scoreboard, what of it is news to whom, and its frames. Each frame is encoded when the first viewer asks for it and then
 * shared by all of its audience.
 */
public final class Screen {

    private record Shared(FrameKey key, Audience audience) {}

    private final Scoreboard board;
    private final Map<ViewerClass, News> news;
    private final ConcurrentMap<Shared, Frame> frames = new ConcurrentHashMap<>();

    public Screen(Scoreboard board) {
        this(board, Map.of());
    }

    private Screen(Scoreboard board, Map<ViewerClass, News> news) {
        this.board = board;
        this.news = news;
    }

    /**
     * The next screen.
     *
     * @param present classes that have viewers; who comes later begins with a snapshot, and needs no news from before
     */
    public Screen with(Scoreboard next, Set<ViewerClass> present) {
        var told = new EnumMap<ViewerClass, News>(ViewerClass.class);
        for (ViewerClass viewer : ViewerClass.values()) {
            News before = news(viewer);
            told.put(viewer, present.contains(viewer) ? before.with(Changes.between(board, next, viewer)) : before);
        }
        return new Screen(next, told);
    }

    public Scoreboard board() {
        return board;
    }

    public News news(ViewerClass viewer) {
        return news.getOrDefault(viewer, News.NONE);
    }

    public boolean isOver() {
        SessionView session = board.session();
        return session != null && session.status() == SessionStatus.ENDED;
    }

    /**
     * The frame of that name for that audience.
     *
     * @return null if there is nothing that this audience may be told
     */
    public @Nullable Frame frame(FrameKey key, Audience audience) {
        return switch (key) {
            case FrameKey.Session _ -> session(key, audience);
            case FrameKey.Presence _ -> shared(key, audience, () -> Frames.presence(board));
            case FrameKey.Poll(var poll) -> poll(key, board.poll(poll, audience.viewer()), audience);
            case FrameKey.Counts(var poll) -> counts(key, board.poll(poll, audience.viewer()), audience);
            case FrameKey.Audited(var poll) -> audit(key, board.audits().get(poll), audience);
            case FrameKey.Snapshot _ -> snapshot(audience, Resume.NOTHING);
        };
    }

    /**
     * Everything.
     *
     * @param have what the viewer holds already; polls that it covers are left out
     * @return null while the session's own record has not arrived
     */
    public @Nullable Frame snapshot(Audience audience, Resume.Have have) {
        SessionView session = board.session();
        if (session == null) {
            return null;
        }
        return have.equals(Resume.NOTHING)
                ? shared(
                        new FrameKey.Snapshot(),
                        audience,
                        () -> Frames.snapshot(board, session, audience, Resume.NOTHING))
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

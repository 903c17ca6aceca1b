package ayes.replay.past;

import ayes.event.PollId;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.screen.Audience;
import ayes.screen.Frame;
import ayes.screen.FrameKey;
import ayes.screen.News;
import ayes.screen.Scoreboard;
import ayes.screen.Screen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A past session on one screen, in the frames of the present. Shows whichever moment it is asked for next: forward it tells
 * what changed, and of what changed twice only the newest; backward it begins anew. For one viewer.
 */
public final class Film {

    private final Past past;
    private final Audience audience;
    private final Map<PollId, Walk<Tally>> polls = new HashMap<>();
    private @Nullable Walk<SessionView> session;
    private @Nullable Screen screen;
    private long shown = Long.MIN_VALUE;

    public Film(Past past, Audience audience) {
        this.past = past;
        this.audience = audience;
    }

    /**
     * What to send so that the screen shows that moment.
     *
     * @param micros epoch µs
     */
    public List<Frame> show(long micros) {
        Scoreboard board = past.ask(_ -> board(micros));
        Screen before = screen;
        boolean back = micros < shown;
        shown = micros;
        if (before == null || back || before.board().session() == null) {
            return begin(board);
        }
        Screen now = new Screen(before.board()).with(board, Set.of(audience.viewer()));
        screen = now;
        var frames = new ArrayList<Frame>();
        for (News.Due due : now.news(audience.viewer()).since(0)) {
            Frame frame = now.frame(due.frame(), audience);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private List<Frame> begin(Scoreboard board) {
        var first = new Screen(board);
        screen = first;
        Frame snapshot = first.frame(new FrameKey.Snapshot(), audience);
        return snapshot == null ? List.of() : List.of(snapshot);
    }

    private Scoreboard board(long micros) {
        Scoreboard board = Scoreboard.EMPTY;
        Track<SessionView> ofSession = past.session();
        if (ofSession != null) {
            session = session == null ? new Walk<>(ofSession) : session;
            SessionView view = session.at(ofSession.placeAt(micros));
            board = view == null ? board : board.with(view);
        }
        for (Map.Entry<PollId, Track<Tally>> poll : past.polls().entrySet()) {
            Track<Tally> track = poll.getValue();
            Tally tally =
                    polls.computeIfAbsent(poll.getKey(), _ -> new Walk<>(track)).at(track.placeAt(micros));
            board = tally == null ? board : board.with(tally);
        }
        return board;
    }
}

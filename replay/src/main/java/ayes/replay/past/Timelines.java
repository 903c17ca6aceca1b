package ayes.replay.past;

import ayes.event.PollDefinition;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.replay.past.Answers.Mark;
import ayes.replay.past.Answers.PollLine;
import ayes.replay.past.Answers.SessionLine;
import ayes.replay.past.Answers.Settings;
import ayes.replay.past.Answers.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to see of a session, and where its marks are. */
public final class Timelines {

    private Timelines() {}

    /**
     * Empty while the session's own events are missing.
     *
     * @param now where the timeline of a session that runs ends, epoch µs
     */
    public static Optional<Timeline> of(Past past, long now) {
        SessionView view = Looks.view(past);
        if (view == null) {
            return Optional.empty();
        }
        boolean live = view.status() == SessionStatus.LIVE;
        long begin = Looks.begin(past);
        long end = Looks.end(past);
        var session = new SessionLine(
                view.session().toString(),
                view.title(),
                view.code(),
                view.status().wireName(),
                Track.instant(begin),
                live ? null : endOf(past, view));
        List<PollLine> polls = Looks.order(past).stream()
                .map(poll -> line(poll, Looks.track(past, poll)))
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new Timeline(
                session,
                Track.instant(begin),
                Track.instant(live ? Math.max(now, end) : end),
                live,
                past.events(),
                polls));
    }

    private static Instant endOf(Past past, SessionView view) {
        return Objects.requireNonNull(past.session()).milestones().stream()
                .filter(event -> event.event() instanceof SessionEnded)
                .map(Recorded::acceptedAt)
                .findFirst()
                .orElseGet(() -> Track.instant(view.at()));
    }

    private static @Nullable PollLine line(PollId poll, Track<Tally> track) {
        Tally newest = new Walk<>(track).at(track.size());
        if (newest == null) {
            return null;
        }
        PollDefinition asked = newest.definition();
        return new PollLine(
                poll.toString(),
                asked.question(),
                asked.kind().wireName(),
                asked.options(),
                new Settings(
                        asked.settings().changeVote(),
                        asked.settings().results().wireName()),
                asked.position(),
                Track.instant(track.columns().at[0]),
                marks(track));
    }

    private static List<Mark> marks(Track<Tally> track) {
        var marks = new ArrayList<Mark>();
        for (Recorded event : track.milestones()) {
            String type = type(event);
            if (type != null) {
                marks.add(new Mark(type, event.acceptedAt(), event.seq(), event.epoch()));
            }
        }
        return marks;
    }

    private static @Nullable String type(Recorded event) {
        return switch (event.event()) {
            case PollOpened _ -> "opened";
            case PollClosed _ -> "closed";
            case PollRevealed _ -> "revealed";
            case PollHidden _ -> "hidden";
            case PollReset _ -> "reset";
            default -> null;
        };
    }
}

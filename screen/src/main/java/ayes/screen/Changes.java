package ayes.screen;

import ayes.event.PollId;
import ayes.event.SessionView;
import ayes.event.Tally;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which frames tell a viewer what changed. The only place that decides whether news are news to a participant. */
final class Changes {

    private final Scoreboard before;
    private final Scoreboard after;
    private final ViewerClass viewer;
    private final Set<FrameKey> frames = new LinkedHashSet<>();

    private Changes(Scoreboard before, Scoreboard after, ViewerClass viewer) {
        this.before = before;
        this.after = after;
        this.viewer = viewer;
    }

    /** The session comes first: a screen places a poll by the session's order. */
    static Set<FrameKey> between(Scoreboard before, Scoreboard after, ViewerClass viewer) {
        if (before.equals(after)) {
            return Set.of();
        }
        var changes = new Changes(before, after, viewer);
        changes.addSession();
        changes.addPolls();
        changes.addAudits();
        return changes.frames;
    }

    private void addSession() {
        if (!sameSession(before.session(), after.session())
                || !before.order(viewer).equals(after.order(viewer))) {
            frames.add(new FrameKey.Session());
        } else if (before.joined() != after.joined() || before.connected() != after.connected()) {
            frames.add(new FrameKey.Presence());
        }
    }

    private void addPolls() {
        for (PollId poll : after.tallies().keySet()) {
            Tally was = before.poll(poll, viewer);
            Tally is = after.poll(poll, viewer);
            if (is == null || is.equals(was)) {
                continue;
            }
            if (was == null || !samePoll(was, is)) {
                frames.add(new FrameKey.Poll(poll));
            } else if (viewer.maySeeCounts(is)) {
                frames.add(new FrameKey.Counts(poll));
            }
        }
    }

    private void addAudits() {
        if (!viewer.seesEverything()) {
            return;
        }
        after.audits().forEach((poll, audit) -> {
            if (!audit.equals(before.audits().get(poll))) {
                frames.add(new FrameKey.Audited(poll));
            }
        });
    }

    private static boolean sameSession(@Nullable SessionView was, @Nullable SessionView is) {
        if (was == null || is == null) {
            return was == null && is == null;
        }
        return was.epoch() == is.epoch()
                && was.code().equals(is.code())
                && was.title().equals(is.title())
                && was.status() == is.status();
    }

    /** Apart from what is counted. */
    private static boolean samePoll(Tally was, Tally is) {
        return was.epoch() == is.epoch()
                && was.status() == is.status()
                && was.visibility() == is.visibility()
                && was.round() == is.round()
                && was.openedAt() == is.openedAt()
                && Objects.equals(was.definition(), is.definition());
    }
}

package ayes.fold;

import ayes.event.Event;
import ayes.event.PollId;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's events to its {@link SessionView}. */
public final class SessionFold implements Fold<SessionView> {

    private SessionFold() {}

    /** The view of a session, event by event. */
    public static DenseFold<SessionView> dense() {
        return new DenseFold<>(new SessionFold());
    }

    @Override
    public @Nullable SessionView begin(Recorded event, long epoch) {
        return switch (event.event()) {
            case SessionStarted started -> begun(event, epoch, started.code(), started.title());
            case SessionTaken taken -> begun(event, epoch, taken.code(), taken.title());
            default -> null;
        };
    }

    private static SessionView begun(Recorded event, long epoch, String code, String title) {
        return new SessionView(
                event.session(), event.tenant(), epoch, 0, 0, 0, code, title, SessionStatus.LIVE, List.of(), 0, 0);
    }

    @Override
    public SessionView anew(SessionView session, long epoch) {
        return numbered(content(session, SessionStatus.LIVE, List.of(), 0, 0), epoch, 0, 0, 0);
    }

    @Override
    public SessionView after(SessionView session, Recorded recorded) {
        long at = Fold.micros(recorded.acceptedAt());
        List<PollId> polls = session.polls();
        return switch (sessionEvent(recorded)) {
            case SessionStarted _ -> content(session, session.status(), polls, session.joined(), at);
            case ParticipantJoined _ -> content(session, session.status(), polls, session.joined() + 1, at);
            case PollAdded e -> content(session, session.status(), with(e.poll(), polls), session.joined(), at);
            case PollsOrdered e -> content(session, session.status(), e.polls(), session.joined(), at);
            case SessionEnded _ -> content(session, SessionStatus.ENDED, polls, session.joined(), at);
            case SessionTaken e -> content(session, e.status(), e.polls(), e.joined(), at);
        };
    }

    @Override
    public boolean isAbsolute(Event event) {
        return event instanceof SessionTaken;
    }

    @Override
    public SessionView late(SessionView session, Recorded event) {
        return session;
    }

    @Override
    public Position through(SessionView session) {
        return new Position(session.epoch(), session.through());
    }

    @Override
    public long at(SessionView session) {
        return session.at();
    }

    @Override
    public SessionView counted(SessionView session, long through) {
        return numbered(session, session.epoch(), through, through, through);
    }

    @Override
    public SessionView shown(SessionView session, long highest, long counted) {
        return numbered(session, session.epoch(), session.through(), highest, counted);
    }

    /** An order that came before a hole was filled names the poll already. */
    private static List<PollId> with(PollId poll, List<PollId> polls) {
        if (polls.contains(poll)) {
            return polls;
        }
        var more = new ArrayList<>(polls);
        more.add(poll);
        return more;
    }

    private static SessionEvent sessionEvent(Recorded recorded) {
        if (recorded.event() instanceof SessionEvent event) {
            return event;
        }
        throw new IllegalArgumentException("not an event of a session: " + recorded);
    }

    private static SessionView content(
            SessionView from, SessionStatus status, List<PollId> polls, long joined, long at) {
        return new SessionView(
                from.session(),
                from.tenant(),
                from.epoch(),
                from.through(),
                from.highest(),
                from.counted(),
                from.code(),
                from.title(),
                status,
                polls,
                joined,
                at);
    }

    private static SessionView numbered(SessionView from, long epoch, long through, long highest, long counted) {
        return new SessionView(
                from.session(),
                from.tenant(),
                epoch,
                through,
                highest,
                counted,
                from.code(),
                from.title(),
                from.status(),
                from.polls(),
                from.joined(),
                from.at());
    }
}

package ayes.replay.past;

import ayes.event.PollId;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.replay.past.Answers.Participation;
import ayes.replay.past.Answers.PollAt;
import ayes.replay.past.Answers.SessionAt;
import ayes.replay.past.Answers.Turnout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a session stood at one moment. */
public final class Looks {

    private Looks() {}

    /** Where one poll stood; empty if the session has no such poll. */
    public static Optional<PollAt> poll(Past past, PollId poll, Moment moment, Rule rule) {
        Track<Tally> track = past.polls().get(poll);
        return track == null ? Optional.empty() : Optional.ofNullable(look(past, track, moment, rule));
    }

    /** Where the session and each of its polls stood; polls that were not yet made are left out. */
    public static SessionAt session(Past past, Moment moment, Rule rule) {
        var polls = new ArrayList<PollAt>();
        for (PollId poll : order(past)) {
            PollAt look = look(past, track(past, poll), moment, rule);
            if (look != null && look.events() > 0) {
                polls.add(look);
            }
        }
        return new SessionAt(instant(past, moment), joined(past, moment), polls);
    }

    /** Who had taken part. */
    public static Participation participation(Past past, Moment moment) {
        long joined = joined(past, moment);
        var polls = new ArrayList<Turnout>();
        for (PollId poll : order(past)) {
            Track<Tally> track = track(past, poll);
            int place = place(track, moment);
            Tally tally = new Walk<>(track).at(place);
            if (tally != null) {
                var standing = new Standing(track, past.ballots(), Rule.AS_COUNTED).to(place);
                double share = joined == 0 ? 0 : (double) tally.voters() / joined;
                polls.add(
                        new Turnout(poll.toString(), tally.voters(), standing.changed(), standing.retracted(), share));
            }
        }
        return new Participation(instant(past, moment), joined, polls);
    }

    private static @Nullable PollAt look(Past past, Track<Tally> track, Moment moment, Rule rule) {
        int place = place(track, moment);
        var walk = new Walk<>(track);
        Tally tally = walk.at(place);
        if (tally == null) {
            Tally later = walk.at(track.size());
            return later == null ? null : nothingYet(later, moment);
        }
        boolean asCounted = rule.equals(Rule.AS_COUNTED);
        var standing = asCounted ? null : new Standing(track, past.ballots(), rule).to(place);
        return new PollAt(
                tally.poll().toString(),
                moment instanceof Moment.At(long micros) ? Track.instant(micros) : Track.instant(tally.at()),
                tally.epoch(),
                tally.highest(),
                tally.status().wireName(),
                tally.visibility().wireName(),
                tally.round(),
                standing == null
                        ? tally.counts()
                        : standing.counts(tally.definition().options().size()),
                standing == null ? tally.voters() : standing.voters(),
                place);
    }

    /** Before its first event a poll is a draft that nobody has seen. */
    private static PollAt nothingYet(Tally later, Moment moment) {
        List<Long> none = later.definition().options().stream().map(_ -> 0L).toList();
        Instant at = Track.instant(moment instanceof Moment.At(long micros) ? micros : later.at());
        return new PollAt(later.poll().toString(), at, later.epoch(), 0, "draft", "hidden", 1, none, 0, 0);
    }

    static int place(Track<?> track, Moment moment) {
        return switch (moment) {
            case Moment.Now() -> track.size();
            case Moment.At(long micros) -> track.placeAt(micros);
            case Moment.Behind(long seq) -> track.place(seq);
        };
    }

    /** The polls in the host's order of today; such as it does not name come last. */
    static List<PollId> order(Past past) {
        var order = new ArrayList<PollId>();
        SessionView view = view(past);
        if (view != null) {
            view.polls().stream().filter(past.polls()::containsKey).forEach(order::add);
        }
        var named = new HashSet<>(order);
        past.polls().keySet().stream().filter(poll -> !named.contains(poll)).forEach(order::add);
        return order;
    }

    /** The session as it is now; null while its own events are missing. */
    static @Nullable SessionView view(Past past) {
        Track<SessionView> session = past.session();
        return session == null ? null : new Walk<>(session).at(session.size());
    }

    static Track<Tally> track(Past past, PollId poll) {
        return Objects.requireNonNull(past.polls().get(poll));
    }

    /** Whether it still runs. */
    public static boolean isLive(Past past) {
        SessionView view = view(past);
        return view == null || view.status() == SessionStatus.LIVE;
    }

    /** When the newest event of the session was accepted, epoch µs. */
    public static long end(Past past) {
        long end = end(past.session());
        for (Map.Entry<PollId, Track<Tally>> poll : past.polls().entrySet()) {
            end = Math.max(end, end(poll.getValue()));
        }
        return end;
    }

    /** When the first event of the session was accepted, epoch µs. */
    public static long begin(Past past) {
        Track<SessionView> session = past.session();
        long begin = session == null || session.size() == 0 ? Long.MAX_VALUE : session.columns().at[0];
        for (Track<Tally> poll : past.polls().values()) {
            begin = Math.min(begin, poll.size() == 0 ? begin : poll.columns().at[0]);
        }
        return begin;
    }

    static long end(@Nullable Track<?> track) {
        long end = 0;
        int size = track == null ? 0 : track.size();
        // Clocks step back by little: the newest is among the last.
        for (int place = Math.max(0, size - Track.EVERY); track != null && place < size; place++) {
            end = Math.max(end, track.columns().at[place]);
        }
        return end;
    }

    private static Instant instant(Past past, Moment moment) {
        return Track.instant(moment instanceof Moment.At(long micros) ? micros : end(past));
    }

    private static long joined(Past past, Moment moment) {
        Track<SessionView> session = past.session();
        if (session == null) {
            return 0;
        }
        int place = moment instanceof Moment.At at ? place(session, at) : session.size();
        SessionView view = new Walk<>(session).at(place);
        return view == null ? 0 : view.joined();
    }
}

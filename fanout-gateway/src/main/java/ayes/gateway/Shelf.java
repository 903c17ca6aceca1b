package ayes.gateway;

import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.screen.Scoreboard;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest record of everything, unopened. Filled by one thread, read by many.
 */
final class Shelf {

    /** One session's records. */
    private static final class Bundle {
        private final Map<PollId, Kept> tallies = new ConcurrentHashMap<>();
        private final Map<PollId, Kept> audits = new ConcurrentHashMap<>();
        private volatile @Nullable Kept session;

        private boolean isEmpty() {
            return session == null && tallies.isEmpty() && audits.isEmpty();
        }
    }

    private static final TallyVersion UNVERSIONED = new TallyVersion(0, 0);

    private final Map<SessionId, Bundle> bundles = new ConcurrentHashMap<>();
    private final Map<PollId, SessionId> sessions = new ConcurrentHashMap<>();
    private final Consumer<UnreadableRecord> trouble;

    /** @param trouble is told of what cannot be read; the rest of the session is shown without it */
    Shelf(Consumer<UnreadableRecord> trouble) {
        this.trouble = trouble;
    }

    /** Returns false if a newer one is here. */
    boolean putSession(SessionId session, TallyVersion version, byte[] value) {
        Bundle bundle = bundle(session);
        if (bundle.session != null && bundle.session.isNewerThan(version)) {
            return false;
        }
        bundle.session = new Kept(version, value);
        return true;
    }

    /** Returns false if a newer one is here. */
    boolean putTally(SessionId session, PollId poll, TallyVersion version, byte[] value) {
        Map<PollId, Kept> tallies = bundle(session).tallies;
        Kept known = tallies.get(poll);
        if (known != null && known.isNewerThan(version)) {
            return false;
        }
        tallies.put(poll, new Kept(version, value));
        sessions.put(poll, session);
        return true;
    }

    /** The sweeper writes audits in order; which is newer is settled once they are opened. */
    void putAudit(SessionId session, PollId poll, byte[] value) {
        bundle(session).audits.put(poll, new Kept(UNVERSIONED, value));
    }

    void removePoll(SessionId session, PollId poll) {
        Bundle bundle = bundle(session);
        bundle.tallies.remove(poll);
        bundle.audits.remove(poll);
        sessions.remove(poll);
        dropIfEmpty(session, bundle);
    }

    void removeSession(SessionId session) {
        Bundle bundle = bundle(session);
        bundle.session = null;
        dropIfEmpty(session, bundle);
    }

    Optional<SessionView> session(SessionId session) {
        Bundle bundle = bundles.get(session);
        return Optional.ofNullable(bundle == null ? null : open(Topics.SESSIONS, bundle.session));
    }

    Optional<Tally> tally(PollId poll) {
        SessionId session = sessions.get(poll);
        Bundle bundle = session == null ? null : bundles.get(session);
        return Optional.ofNullable(bundle == null ? null : open(Topics.TALLIES, bundle.tallies.get(poll)));
    }

    Scoreboard open(SessionId session) {
        Bundle bundle = bundles.get(session);
        return bundle == null ? Scoreboard.EMPTY : open(bundle);
    }

    int size() {
        return bundles.size();
    }

    private Scoreboard open(Bundle bundle) {
        Scoreboard board = Scoreboard.EMPTY;
        SessionView view = open(Topics.SESSIONS, bundle.session);
        if (view != null) {
            board = board.with(view);
        }
        for (Kept kept : bundle.tallies.values()) {
            var tally = open(Topics.TALLIES, kept);
            board = tally == null ? board : board.with(tally);
        }
        for (Kept kept : bundle.audits.values()) {
            var audit = open(Topics.AUDITS, kept);
            board = audit == null ? board : board.with(audit);
        }
        return board;
    }

    private <T> @Nullable T open(Topic<T> topic, @Nullable Kept kept) {
        if (kept == null) {
            return null;
        }
        try {
            return kept.open(topic);
        } catch (UnreadableRecord unreadable) {
            trouble.accept(unreadable);
            return null;
        }
    }

    private Bundle bundle(SessionId session) {
        return bundles.computeIfAbsent(session, _ -> new Bundle());
    }

    private void dropIfEmpty(SessionId session, Bundle bundle) {
        if (bundle.isEmpty()) {
            bundles.remove(session);
        }
    }
}

package ayes.screen;

import ayes.event.Audit;
import ayes.event.PollId;
import ayes.event.Position;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.topic.TallyVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one session stands on its screens. An older value never replaces a newer one; an equal one does, so that a
 * corrected value shows.
 *
 * @param session null until the session's own record has arrived
 * @param audits what the sweeper last saw of each poll
 * @param connected viewers over all gateways
 */
public record Scoreboard(
        @Nullable SessionView session, Map<PollId, Tally> tallies, Map<PollId, Audit> audits, int connected) {

    public static final Scoreboard EMPTY = new Scoreboard(null, Map.of(), Map.of(), 0);

    public Scoreboard {
        tallies = Map.copyOf(tallies);
        audits = Map.copyOf(audits);
    }

    public Scoreboard with(SessionView news) {
        boolean isOld = session != null && TallyVersion.of(news).compareTo(TallyVersion.of(session)) < 0;
        return isOld ? this : new Scoreboard(news, tallies, audits, connected);
    }

    public Scoreboard with(Tally news) {
        Tally known = tallies.get(news.poll());
        boolean isOld = known != null && TallyVersion.of(news).compareTo(TallyVersion.of(known)) < 0;
        return isOld ? this : new Scoreboard(session, put(tallies, news.poll(), news), audits, connected);
    }

    /** Audits of the session's own stream are left out: screens show those of polls. */
    public Scoreboard with(Audit news) {
        var poll = new PollId(news.stream());
        if (news.stream().equals(news.session().value())) {
            return this;
        }
        Audit known = audits.get(poll);
        boolean isOld = known != null && position(news).compareTo(position(known)) < 0;
        return isOld ? this : new Scoreboard(session, tallies, put(audits, poll, news), connected);
    }

    public Scoreboard withConnected(int viewers) {
        return new Scoreboard(session, tallies, audits, viewers);
    }

    /** As the log forgets a poll. */
    public Scoreboard without(PollId poll) {
        return new Scoreboard(session, remove(tallies, poll), remove(audits, poll), connected);
    }

    /** What may be shown of a poll, counts aside: for participants a draft does not exist. */
    public @Nullable Tally poll(PollId poll, ViewerClass viewer) {
        Tally tally = tallies.get(poll);
        return tally != null && viewer.mayKnow(tally) ? tally : null;
    }

    /** The session's polls in the host's order, as far as this viewer may know of them. */
    public List<PollId> order(ViewerClass viewer) {
        if (session == null) {
            return List.of();
        }
        return viewer.seesEverything()
                ? session.polls()
                : session.polls().stream()
                        .filter(poll -> poll(poll, viewer) != null)
                        .toList();
    }

    /** Participants who have ever joined. */
    public long joined() {
        return session == null ? 0 : session.joined();
    }

    private static Position position(Audit audit) {
        return new Position(audit.epoch(), audit.accepted());
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static <K, V> Map<K, V> remove(Map<K, V> map, K key) {
        var changed = new HashMap<>(map);
        changed.remove(key);
        return changed;
    }
}

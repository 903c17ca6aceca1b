package ayes.proof.evidence;

import ayes.event.Audit;
import ayes.event.Recorded;
import ayes.event.Tally;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads all of it. At rest: PostgreSQL in one snapshot, then the topics to their ends. */
public final class EvidenceReader {

    /** The sweeper signs what it sends. */
    private static final String SENT_AGAIN = "republished-by";

    private EvidenceReader() {}

    /**
     * Where it is.
     *
     * @param user may read every table, whatever row-level security says
     */
    public record Sources(String jdbcUrl, String user, String password, String bootstrapServers) {}

    public static Evidence read(Sources sources) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(sources.jdbcUrl(), sources.user(), sources.password())) {
            var tables = new Tables(connection);
            var log = new ArrayList<LoggedEvent>();
            long[] others = readLog(sources.bootstrapServers(), log);
            return new Evidence(
                    tables.outbox(),
                    log,
                    others[0],
                    others[1],
                    tables.votes(),
                    tables.keys(),
                    tables.polls(),
                    tallies(sources.bootstrapServers()),
                    audits(sources.bootstrapServers()));
        }
    }

    /**
     * Whether the sweeper has called every poll counted through its last event, which it says only of what it has compared, and has
     * looked whether the log holds it all.
     */
    public static boolean isAtRest(Sources sources) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(sources.jdbcUrl(), sources.user(), sources.password())) {
            var tables = new Tables(connection);
            return tables.logIsCompared() && isCounted(tables, sources.bootstrapServers());
        }
    }

    /** Whether the sweeper has called every poll counted through its last event, whatever it has yet to look for in the log. */
    public static boolean isCounted(Sources sources) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(sources.jdbcUrl(), sources.user(), sources.password())) {
            return isCounted(new Tables(connection), sources.bootstrapServers());
        }
    }

    private static boolean isCounted(Tables tables, String bootstrapServers) throws SQLException {
        List<StandingPoll> polls = tables.polls(); // before the audits: they may only be newer
        Map<UUID, Audit> audits = new HashMap<>();
        audits(bootstrapServers).forEach(audit -> audits.put(audit.stream(), audit));
        return polls.stream().allMatch(poll -> {
            Audit audit = audits.get(poll.poll());
            return audit != null && audit.accepted() == poll.seq() && audit.counted() == poll.seq();
        });
    }

    /** @return how many records are no events, and how many the sweeper sent */
    private static long[] readLog(String bootstrapServers, List<LoggedEvent> log) {
        long[] others = {0, 0};
        TopicReader.read(bootstrapServers, Topics.EVENTS, record -> {
            try {
                Recorded event = Topics.EVENTS.codec().decode(record.value());
                log.add(new LoggedEvent(event.stream(), event.epoch(), event.seq(), Bytes.hash(record.value())));
                others[1] += record.headers().lastHeader(SENT_AGAIN) == null ? 0 : 1;
            } catch (UnreadableRecord poison) {
                others[0]++;
            }
        });
        return others;
    }

    private static List<LastTally> tallies(String bootstrapServers) {
        Map<UUID, LastTally> last = new HashMap<>();
        TopicReader.read(bootstrapServers, Topics.TALLIES, record -> {
            if (record.value() != null) {
                Tally tally = Topics.TALLIES.codec().decode(record.value());
                last.put(tally.poll().value(), last(tally));
            }
        });
        return List.copyOf(last.values());
    }

    private static LastTally last(Tally tally) {
        return new LastTally(
                tally.poll().value(),
                tally.epoch(),
                tally.through(),
                tally.highest(),
                tally.status().wireName(),
                tally.round(),
                tally.counts(),
                tally.voters());
    }

    private static List<Audit> audits(String bootstrapServers) {
        Map<UUID, Audit> last = new HashMap<>();
        TopicReader.read(bootstrapServers, Topics.AUDITS, record -> {
            Audit audit = Topics.AUDITS.codec().decode(record.value());
            last.merge(audit.stream(), audit, (known, other) -> other.at() >= known.at() ? other : known);
        });
        return List.copyOf(last.values());
    }
}

package ayes.bench.load;

import ayes.event.Event;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import ayes.ingest.room.JoinCode;
import ayes.topic.Topics;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Sessions of the past: they have ended, their polls are closed, and nobody voted. Every stream is one event that states all of it, as after a
 * restored backup; a million polls over HTTP would take hours.
 */
public final class KeptPolls implements AutoCloseable {

    private static final int POLLS_OF_A_SESSION = 20;
    private static final int SESSIONS_OF_A_TRANSACTION = 50;
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final TenantId TENANT = TenantId.of(Deployment.TENANT);
    private static final List<String> OPTIONS = List.of("A", "B", "C", "D");

    private static final String SESSION = """
            INSERT INTO session (id, tenant_id, code, title, status, polls, seq, ended_at) VALUES (?, ?, ?, ?, 'ended', ?, 1, now())
            """;

    private static final String POLL = """
            INSERT INTO poll (id, session_id, tenant_id, position, kind, question, options, change_vote, results, status, seq)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'closed', 1)
            """;

    private static final String OUTBOX = """
            INSERT INTO outbox (stream_id, epoch, seq, session_id, tenant_id, type, payload, accepted_at) VALUES (?, ?, 1, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final PreparedStatement session;
    private final PreparedStatement poll;
    private final PreparedStatement outbox;
    private final long epoch;

    private KeptPolls(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        session = connection.prepareStatement(SESSION);
        poll = connection.prepareStatement(POLL);
        outbox = connection.prepareStatement(OUTBOX);
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT epoch FROM epoch")) {
            row.next();
            epoch = row.getLong(1);
        }
    }

    /** So many more, and some more to fill the last session. Returns when they are in the database; relay and processor follow. */
    public static void add(Deployment deployment, int polls, PrintStream out) throws SQLException {
        int sessions = Math.ceilDiv(polls, POLLS_OF_A_SESSION);
        long from = System.nanoTime();
        long told = from;
        try (var kept = new KeptPolls(deployment.database().connect())) {
            for (int done = 0; done < sessions; ) {
                int until = Math.min(sessions, done + SESSIONS_OF_A_TRANSACTION);
                for (; done < until; done++) {
                    kept.session();
                }
                kept.commit();
                if (System.nanoTime() - told > TELL_EVERY_NANOS) {
                    told = System.nanoTime();
                    out.printf("  %,d of %,d polls kept%n", done * POLLS_OF_A_SESSION, polls);
                }
            }
        }
        out.printf(
                "  %,d polls more are kept, in %.1f s%n",
                sessions * POLLS_OF_A_SESSION, (System.nanoTime() - from) / 1e9);
    }

    private void session() throws SQLException {
        var id = new SessionId(UUID.randomUUID());
        String code = JoinCode.random(ThreadLocalRandom.current()::nextInt).text();
        String title = "Of the past: " + code;
        List<PollId> polls = IntStream.range(0, POLLS_OF_A_SESSION)
                .mapToObj(_ -> new PollId(UUID.randomUUID()))
                .toList();
        bind(
                session,
                id.value(),
                TENANT.value(),
                code,
                title,
                connection.createArrayOf(
                        "uuid", polls.stream().map(PollId::value).toArray()));
        event(id, id.value(), new SessionTaken(code, title, SessionStatus.ENDED, polls, 0));
        for (int position = 0; position < POLLS_OF_A_SESSION; position++) {
            poll(id, polls.get(position), position, title);
        }
    }

    private void poll(SessionId of, PollId id, int position, String title) throws SQLException {
        var definition =
                new PollDefinition(position, PollKind.SINGLE, title + ": which one?", OPTIONS, PollSettings.DEFAULT);
        bind(
                poll,
                id.value(),
                of.value(),
                TENANT.value(),
                position,
                definition.kind().wireName(),
                definition.question(),
                connection.createArrayOf("text", OPTIONS.toArray()),
                definition.settings().changeVote(),
                definition.settings().results().wireName());
        var nothing = Collections.nCopies(OPTIONS.size(), 0L);
        event(
                of,
                id.value(),
                new CountsTaken(new Snapshot(nothing, 0, 1, PollStatus.CLOSED, Visibility.HIDDEN), definition));
    }

    private void event(SessionId of, UUID stream, Event event) throws SQLException {
        Instant now = Instant.now();
        var recorded = new Recorded(new Position(epoch, 1), stream, of, TENANT, now, event);
        bind(
                outbox,
                stream,
                epoch,
                of.value(),
                TENANT.value(),
                event.getClass().getSimpleName(),
                Topics.EVENTS.codec().encode(recorded),
                Timestamp.from(now));
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** A poll's session stands before it: it refers to it. */
    private void commit() throws SQLException {
        session.executeBatch();
        poll.executeBatch();
        outbox.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package ayes.relay.postgres;

import ayes.relay.Mark;
import ayes.relay.RelaySettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One advisory lock on one connection: who holds it leads. PostgreSQL ends the connection when no ping came for a while, so
 * a leader that froze has lost before it wakes up; and a leader whose last ping is that old knows it without asking.
 */
public final class Leadership implements AutoCloseable {

    /** "ayesrely" in ASCII: advisory locks share one space of numbers per database. */
    private static final long LOCK = 0x61796573_72656c79L;

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final Connection connection;
    private final RelaySettings.Leadership settings;
    private final UUID term = UUID.randomUUID();
    private final ScheduledExecutorService pinger = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ayes-relay-leadership").factory());

    private long number;
    private volatile long pingedAt;
    private volatile boolean lost;

    private Leadership(Connection connection, RelaySettings.Leadership settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** A candidate: connected, but without the lock. */
    public static Leadership candidate(Database database, RelaySettings.Leadership settings) throws SQLException {
        // Marks need not wait for the disk: the next one, or the next vote, takes them along.
        var options = "-c idle_session_timeout=%d -c statement_timeout=%d -c synchronous_commit=off"
                .formatted(settings.timeout().toMillis(), settings.timeout().toMillis());
        return new Leadership(database.connect("leadership", options), settings);
    }

    /** Work for the leader's connection, done beside the pings. */
    public interface Chore {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Asks once; from the first yes on, pings are sent until the lock is lost or given back.
     *
     * @param chore runs every ten pings or so
     */
    public synchronized boolean tryLead(Chore chore) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            ask.setLong(1, LOCK);
            try (ResultSet answer = ask.executeQuery()) {
                if (!answer.next() || !answer.getBoolean(1)) {
                    return false;
                }
            }
        }
        pingedAt = System.nanoTime();
        long every = settings.ping().toMillis();
        ScheduledFuture<?> _ = pinger.scheduleAtFixedRate(() -> ping(chore), every, every, TimeUnit.MILLISECONDS);
        return true;
    }

    /** False as soon as PostgreSQL may have given the lock to somebody else. */
    public boolean held() {
        return !lost && Duration.ofNanos(System.nanoTime() - pingedAt).compareTo(settings.timeout()) < 0;
    }

    /** Writes the next mark into the write-ahead log. */
    public synchronized Mark mark() throws SQLException {
        long sentAt = System.nanoTime();
        var mark = new Mark(term, ++number);
        try (PreparedStatement write = connection.prepareStatement("SELECT pg_logical_emit_message(true, ?, ?)")) {
            write.setString(1, Mark.PREFIX);
            write.setString(2, mark.toString());
            write.execute();
        }
        pingedAt = sentAt;
        return mark;
    }

    private void ping(Chore chore) {
        try {
            Mark mark = mark();
            if (mark.number() % 10 == 0) {
                synchronized (this) {
                    chore.on(connection);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Leadership is lost: {}", e.getMessage());
            lost = true;
            pinger.shutdown();
        }
    }

    @Override
    public void close() {
        lost = true;
        pinger.shutdownNow();
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection was gone already", e);
        }
    }
}

package ayes.verify;

import ayes.verify.kafka.EventLog;
import ayes.verify.kafka.LiveTallies;
import ayes.verify.kafka.NoSuchTopic;
import ayes.verify.postgres.StoredStreams;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The check. The order is what makes it true while votes come in: first the database, at some seq; then the tallies, once they
 * have reached that seq; then the log, which has everything that either of them counted.
 */
public final class Check {

    /** Of a stream that has moved on in a way that leaves no common seq, a new look at all three finds one. */
    private static final int LOOKS = 3;

    private final Sources sources;
    private final Duration patience;

    /** @param patience how long the tallies may take to reach what the database had */
    public Check(Sources sources, Duration patience) {
        this.sources = sources;
        this.patience = patience;
    }

    /** Blocks; reads the whole log. */
    public Outcome run() {
        try (StoredStreams database = StoredStreams.connect(sources)) {
            Report report = look(database);
            for (int looks = 1; report.wasOvertaken() && looks < LOOKS; looks++) {
                report = look(database);
            }
            return new Outcome.Checked(report);
        } catch (SQLException e) {
            return new Outcome.Unreachable(Trouble.sentence(e, sources));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable("The check was stopped.");
        } catch (NoSuchTopic e) {
            return new Outcome.Unreachable(Trouble.noTopic(e.topic(), sources));
        } catch (KafkaException e) {
            return new Outcome.Unreachable(Trouble.sentence(e, sources));
        }
    }

    private Report look(StoredStreams database) throws SQLException {
        Stored.All stored = database.all();
        LiveBoard live = LiveTallies.read(sources, stored.streams(), patience);
        LogFold log = EventLog.fold(sources, Comparison.marks(stored, live));
        return Comparison.of(stored, live, log, database.since(Comparison.strangers(stored, live, log)));
    }
}

package ayes.relay.sweeper;

import ayes.event.Audit;
import ayes.event.SessionId;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeping itself, a tick at a time. Each second the outbox is asked what was accepted lately; each minute every stream
 * is compared. In between, only what is known to be unconfirmed is looked at, in memory, so that an audit turns green at once.
 */
final class SweepRounds {

    private static final Logger LOG = LoggerFactory.getLogger(SweepRounds.class);

    /** What was accepted shortly before this sweeper took over is looked at once. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(10);

    private static final int CHUNK = 500;

    private final RelaySettings.Sweep settings;
    private final SweepDatabase database;
    private final SweepLog log;
    private final CountedStreams streams;
    private final RelayMetrics metrics;
    private final Watchlist watchlist;

    private Instant lookAgain = Instant.EPOCH;
    private Instant passAgain = Instant.EPOCH;
    private Instant since;
    private long budget;

    SweepRounds(
            RelaySettings.Sweep settings,
            SweepDatabase database,
            SweepLog log,
            CountedStreams streams,
            RelayMetrics metrics)
            throws SQLException {
        this.settings = settings;
        this.database = database;
        this.log = log;
        this.streams = streams;
        this.metrics = metrics;
        watchlist = new Watchlist(streams, new Sweep.Patience(settings.patience(), settings.gapPatience()));
        since = database.now().minus(FIRST_LOOK_BACK);
    }

    void tick(Instant now) throws SQLException, ExecutionException, InterruptedException {
        boolean looks = !now.isBefore(lookAgain);
        if (looks) {
            lookAgain = now.plus(settings.look());
            budget = Math.round(settings.republishPerSecond() * settings.look().toMillis() / 1000.0);
            look();
        }
        if (!now.isBefore(passAgain)) {
            passAgain = now.plus(settings.fullPass());
            compareEveryStream(now);
        }
        for (Watchlist.Judged judged : watchlist.judge(now)) {
            act(judged, looks, now);
        }
        metrics.unconfirmed(watchlist.size());
        log.settle();
    }

    private void look() throws SQLException {
        Instant next = database.now().minus(settings.overlap());
        for (Accepted accepted : database.acceptedSince(since)) {
            if (!isConfirmed(accepted.epoch(), accepted.seq(), accepted.stream())) {
                watchlist.watch(accepted);
            }
        }
        since = next;
    }

    /** Confirmed, and said so in public. */
    private boolean isConfirmed(long epoch, long seq, UUID stream) {
        CountedStreams.Said said = streams.saidOf(stream);
        return streams.of(stream).in(epoch).through() >= seq && said != null && said.confirms(epoch, seq);
    }

    /** The rows of the streams themselves, should the outbox or the look at it have missed something. */
    private void compareEveryStream(Instant now) throws SQLException {
        List<SweepDatabase.Numbered> open = new ArrayList<>();
        database.everyStream(numbered -> {
            if (!isConfirmed(streams.of(numbered.stream()).epoch(), numbered.seq(), numbered.stream())) {
                open.add(numbered);
            }
        });
        for (int from = 0; from < open.size(); from += CHUNK) {
            List<SweepDatabase.Numbered> chunk = open.subList(from, Math.min(from + CHUNK, open.size()));
            Map<UUID, Accepted> newest = database.newest(chunk);
            for (SweepDatabase.Numbered numbered : chunk) {
                Accepted accepted = newest.get(numbered.stream());
                watchlist.watch(accepted != null ? accepted : forgotten(numbered));
            }
        }
        LOG.debug("Compared every stream at {}; {} are not confirmed", now, open.size());
    }

    /** The outbox no longer holds its newest event, so the tally's epoch is as good as any. */
    private Accepted forgotten(SweepDatabase.Numbered numbered) {
        long epoch = Math.max(1, streams.of(numbered.stream()).epoch());
        return new Accepted(numbered.stream(), numbered.session(), epoch, numbered.seq(), Instant.EPOCH);
    }

    private void act(Watchlist.Judged judged, boolean looks, Instant now)
            throws SQLException, ExecutionException, InterruptedException {
        switch (judged.verdict()) {
            case Sweep.Verdict.Confirmed confirmed -> audit(judged, now);
            case Sweep.Verdict.Behind behind -> {
                if (looks) {
                    audit(judged, now);
                }
            }
            case Sweep.Verdict.Hole hole -> {
                if (looks) {
                    audit(judged, now);
                }
                repair(judged, hole, now);
            }
        }
    }

    private void audit(Watchlist.Judged judged, Instant now) {
        Accepted accepted = judged.accepted();
        // The tally may have counted what was accepted after our look; beside this seq, it has counted this seq.
        long counted =
                Math.min(accepted.seq(), judged.counted().in(accepted.epoch()).through());
        var audit = new Audit(
                accepted.stream(),
                new SessionId(accepted.session()),
                accepted.epoch(),
                accepted.seq(),
                counted,
                now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
        CountedStreams.Said said = streams.saidOf(audit.stream());
        if (said == null || !said.sameAs(CountedStreams.Said.of(audit))) {
            log.publish(audit);
            streams.audited(audit);
        }
    }

    private void repair(Watchlist.Judged judged, Sweep.Verdict.Hole hole, Instant now)
            throws SQLException, ExecutionException, InterruptedException {
        Accepted accepted = judged.accepted();
        if (watchlist.isNewHole(accepted.stream())) {
            metrics.foundHole();
            LOG.warn("A hole in {}: {} to {} are not counted", accepted.stream(), hole.from(), hole.to());
        }
        Repair repair = Repair.of(watchlist.repairOf(accepted.stream()), hole, now);
        Repair.Range due = repair.due(hole, judged.flow(), now);
        while (!due.isEmpty() && budget > 0) {
            Repair.Range range = due.atMost(Math.min(CHUNK, budget));
            send(accepted.stream(), range);
            repair = repair.sent(range, hole, now);
            due = repair.due(hole, judged.flow(), now);
        }
        watchlist.repaired(accepted.stream(), repair);
    }

    private void send(UUID stream, Repair.Range range) throws SQLException, ExecutionException, InterruptedException {
        List<SweepDatabase.Event> events = database.events(stream, range);
        events.forEach(log::republish);
        log.settle();
        long wanted = range.to() - range.from() + 1;
        budget -= wanted;
        metrics.swept(events.size());
        if (events.size() < wanted) {
            metrics.cannotRepair(wanted - events.size());
            LOG.error(
                    "{} of the events {} to {} of {} are no longer in the outbox: only a snapshot can repair this",
                    wanted - events.size(),
                    range.from(),
                    range.to(),
                    stream);
        }
    }
}

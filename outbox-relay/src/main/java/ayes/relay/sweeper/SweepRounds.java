package ayes.relay.sweeper;

import ayes.event.Audit;
import ayes.event.SessionId;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeping itself, a tick at a time. Each second the outbox is asked what was accepted lately; each minute every stream
 * is compared; the log itself more rarely, see {@link LogPass}. In between, only what is known to be unconfirmed is looked at, in memory, so that an audit turns green at once.
 */
final class SweepRounds {

    private static final Logger LOG = LoggerFactory.getLogger(SweepRounds.class);

    /** What was accepted shortly before this sweeper took over is looked at once. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(10);

    private static final int CHUNK = 500;

    /** Rows of a pass in one tick: a pass must not hold up what is looked at in between. */
    private static final int PASS_CHUNK = 2_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RelaySettings.Sweep settings;
    private final String slot;
    private final SweepDatabase database;
    private final SweepLog log;
    private final ProcessorProgress progress;
    private final CountedStreams streams;
    private final LogPass logPass;
    private final RelayMetrics metrics;
    private final Watchlist watchlist;
    private final Comparing comparing;
    private final Repairs repairs;
    private final Retention retention;

    private Instant lookAgain = Instant.EPOCH;
    private Instant passAgain = Instant.EPOCH;

    /** The last stream that the present pass has seen; null between two passes. */
    private @Nullable UUID passed;

    private Instant since;
    private Relaying relaying = Relaying.UNKNOWN;
    private long epoch;

    SweepRounds(
            RelaySettings settings,
            SweepDatabase database,
            SweepLog log,
            ProcessorProgress progress,
            CountedStreams streams,
            LogPass logPass,
            RelayMetrics metrics)
            throws SQLException {
        this.settings = settings.sweep();
        slot = settings.slot();
        this.database = database;
        this.log = log;
        this.progress = progress;
        this.streams = streams;
        this.logPass = logPass;
        this.metrics = metrics;
        watchlist = new Watchlist(streams, new Sweep.Patience(this.settings.patience(), this.settings.gapPatience()));
        comparing = new Comparing(database, streams, metrics);
        repairs = new Repairs(database, log, watchlist, metrics, this.settings.look());
        retention = new Retention(this.settings.outboxRetention(), database);
        since = database.now().minus(FIRST_LOOK_BACK);
    }

    void tick(Instant now) throws SQLException, ExecutionException, InterruptedException {
        boolean looks = !now.isBefore(lookAgain);
        if (looks) {
            lookAgain = now.plus(settings.look());
            repairs.allow(
                    Math.round(settings.republishPerSecond() * settings.look().toMillis() / 1000.0));
            look();
        }
        if (!now.isBefore(passAgain)) {
            passAgain = now.plus(settings.fullPass());
            retention.passed(watchlist.isEmpty(), database.now());
            passed = BEFORE_ALL;
        }
        UUID passing = passed;
        if (passing != null) {
            passed = passOn(passing);
        }
        if (looks || passing != null) {
            relaying = database.relaying(slot, relaying, now); // after the rows were seen
        }
        List<Watchlist.Judged> judged = watchlist.judge(epoch, relaying, now, Comparing.AT_ONCE);
        comparing.compare(judged, epoch, now);
        for (Watchlist.Judged one : judged) {
            act(one, looks, now);
        }
        repair(judged, now);
        if (looks) {
            metrics.behind(behind(judged));
        }
        logPass.step(now, repairs);
        metrics.watched(watchlist.moving(), watchlist.resting());
        log.settle();
    }

    private static Map<UUID, Long> behind(List<Watchlist.Judged> judged) {
        Map<UUID, Long> events = new HashMap<>();
        for (Watchlist.Judged one : judged) {
            long missing = one.accepted().seq() - through(one);
            if (missing > 0) {
                events.put(one.accepted().stream(), missing);
            }
        }
        return events;
    }

    private void look() throws SQLException {
        beginEpoch(database.epoch());
        Instant next = database.now().minus(settings.overlap());
        for (Accepted accepted : database.acceptedSince(since)) {
            if (!isSettled(accepted.epoch(), accepted.seq(), accepted.stream())) {
                watchlist.watch(accepted);
            }
        }
        since = next;
    }

    private void beginEpoch(long found) {
        if (found != epoch && epoch != 0) {
            LOG.warn("Epoch {} has begun: every stream is stated anew", found);
            passAgain = Instant.EPOCH;
            watchlist.wakeAll();
        }
        epoch = found;
    }

    /** Confirmed, compared, and said so in public. */
    private boolean isSettled(long ofEpoch, long seq, UUID stream) {
        CountedStreams.Said said = streams.saidOf(stream);
        return streams.of(stream).in(ofEpoch).through() >= seq
                && said != null
                && said.confirms(ofEpoch, seq)
                && streams.comparisons().equalAt(stream, streams.of(stream).epoch(), seq);
    }

    /**
     * The rows of the streams themselves, should the outbox or the look at it have missed something.
     *
     * @return the last stream of these; null if there are no more
     */
    private @Nullable UUID passOn(UUID after) throws SQLException {
        List<SweepDatabase.Numbered> streamsHere = database.streamsAfter(after, PASS_CHUNK);
        List<SweepDatabase.Numbered> unknown = new ArrayList<>();
        for (SweepDatabase.Numbered numbered : streamsHere) {
            if (streams.of(numbered.stream()).in(epoch).through() < numbered.seq()) {
                unknown.add(numbered);
            } else if (!isSettled(epoch, numbered.seq(), numbered.stream())) {
                // It is counted: when it was accepted is of no interest any more.
                watchlist.watch(
                        new Accepted(numbered.stream(), numbered.session(), epoch, numbered.seq(), Instant.EPOCH));
            }
        }
        for (int from = 0; from < unknown.size(); from += CHUNK) {
            watch(unknown.subList(from, Math.min(from + CHUNK, unknown.size())));
        }
        return streamsHere.size() < PASS_CHUNK ? null : streamsHere.getLast().stream();
    }

    private void watch(List<SweepDatabase.Numbered> some) throws SQLException {
        Map<UUID, Accepted> newest = database.newest(some);
        for (SweepDatabase.Numbered numbered : some) {
            Accepted accepted = newest.get(numbered.stream());
            watchlist.watch(accepted != null ? accepted : forgotten(numbered));
        }
    }

    /** The outbox no longer holds its newest event, so the tally's epoch is as good as any. */
    private Accepted forgotten(SweepDatabase.Numbered numbered) {
        long known = Math.max(1, streams.of(numbered.stream()).epoch());
        return new Accepted(numbered.stream(), numbered.session(), known, numbered.seq(), Instant.EPOCH);
    }

    /** The log's end is asked for after the holes were seen: what was in it by then is in front of that end. */
    private void repair(List<Watchlist.Judged> judged, Instant now)
            throws SQLException, ExecutionException, InterruptedException {
        if (judged.stream().noneMatch(one -> one.verdict() instanceof Sweep.Verdict.Hole)) {
            return;
        }
        Map<Integer, Processed> processed = progress.ask(now);
        for (Watchlist.Judged one : judged) {
            Processed here = processed.get(one.partition());
            if (here != null && one.verdict() instanceof Sweep.Verdict.Hole hole) {
                repairs.republish(one, hole, here, now);
            }
        }
    }

    private void act(Watchlist.Judged judged, boolean looks, Instant now) throws SQLException {
        switch (judged.verdict()) {
            case Sweep.Verdict.Confirmed _ -> confirm(judged, now);
            case Sweep.Verdict.Behind _, Sweep.Verdict.Hole _ -> {
                if (looks) {
                    audit(judged, through(judged), now);
                }
            }
            case Sweep.Verdict.Unstated _ -> repairs.stateAnew(judged.accepted(), "a new epoch has begun", now);
        }
    }

    private void confirm(Watchlist.Judged judged, Instant now) throws SQLException {
        UUID stream = judged.accepted().stream();
        long seq = judged.accepted().seq();
        switch (streams.comparisons().last(stream)) {
            case EQUAL, NOT_YET -> {
                audit(judged, through(judged), now);
                if (isSettled(judged.accepted().epoch(), seq, stream)) {
                    watchlist.settled(stream);
                } else {
                    watchlist.rest(stream);
                }
            }
            case DIFFERENT -> {
                watchlist.wake(stream);
                audit(judged, Math.max(0, seq - 1), now); // one number at least is not what it says
                repairs.stateAnew(judged.accepted(), "its tally says something else at the same seq", now);
            }
            case AHEAD -> {
                watchlist.wake(stream);
                audit(judged, Math.max(0, seq - 1), now); // only an operator knows what is true
            }
        }
    }

    /** The tally may have counted what was accepted after our look; beside this seq, it has counted this seq. */
    private static long through(Watchlist.Judged judged) {
        Accepted accepted = judged.accepted();
        return Math.min(accepted.seq(), judged.counted().in(accepted.epoch()).through());
    }

    private void audit(Watchlist.Judged judged, long counted, Instant now) {
        Accepted accepted = judged.accepted();
        CountedStreams.Said said = streams.saidOf(accepted.stream());
        var audit = new Audit(
                accepted.stream(),
                new SessionId(accepted.session()),
                accepted.epoch(),
                accepted.seq(),
                counted,
                after(said, now));
        if (said == null || !said.sameAs(CountedStreams.Said.of(audit))) {
            log.publish(audit);
            streams.audited(audit);
        }
    }

    /** In epoch µs. The newest word counts, also if whoever had it before us had a clock that is ahead of ours. */
    private static long after(CountedStreams.@Nullable Said said, Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        return said == null ? micros : Math.max(micros, said.at() + 1);
    }
}

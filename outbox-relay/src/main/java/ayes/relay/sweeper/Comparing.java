package ayes.relay.sweeper;

import ayes.relay.RelayMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database what confirmed streams come to. At rest that is compared before anything is called counted; a stream that
 * moves is compared once a second, and more rarely the dearer it is to count.
 */
final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    /** Streams in one question. */
    static final int AT_ONCE = 200;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Comparing may take this share of the sweeper's time. */
    private static final int OF_THE_TIME = 20;

    private final SweepDatabase database;
    private final CountedStreams streams;
    private final RelayMetrics metrics;
    private final Map<UUID, Instant> notBefore = new HashMap<>();

    Comparing(SweepDatabase database, CountedStreams streams, RelayMetrics metrics) {
        this.database = database;
        this.streams = streams;
        this.metrics = metrics;
    }

    void compare(List<Watchlist.Judged> judged, long epoch, Instant now) throws SQLException {
        notBefore.values().removeIf(then -> !now.isBefore(then));
        List<UUID> due = new ArrayList<>();
        for (Watchlist.Judged one : judged) {
            if (due.size() < AT_ONCE && isDue(one, epoch)) {
                due.add(one.accepted().stream());
            }
        }
        if (!due.isEmpty()) {
            ask(due, epoch, now);
        }
    }

    private boolean isDue(Watchlist.Judged judged, long epoch) {
        Accepted accepted = judged.accepted();
        return judged.verdict() instanceof Sweep.Verdict.Confirmed
                && !notBefore.containsKey(accepted.stream())
                && !streams.comparisons().equalAt(accepted.stream(), epoch, accepted.seq());
    }

    private void ask(List<UUID> due, long epoch, Instant now) throws SQLException {
        Map<UUID, CountedStreams.Shown> before = new HashMap<>();
        for (UUID stream : due) {
            CountedStreams.Shown shown = streams.shownOf(stream);
            if (shown != null) {
                before.put(stream, shown);
            }
        }
        long began = System.nanoTime();
        Map<UUID, ContentQuery.AsOf> found = database.contents(due);
        Duration cost = Duration.ofNanos(System.nanoTime() - began).dividedBy(due.size());
        Instant again = now.plus(PAUSE).plus(cost.multipliedBy(OF_THE_TIME));
        for (UUID stream : due) {
            notBefore.put(stream, again);
            ContentQuery.AsOf asOf = found.get(stream);
            if (asOf != null) {
                compare(stream, epoch, asOf, before.get(stream));
            }
        }
    }

    private void compare(UUID stream, long epoch, ContentQuery.AsOf asOf, CountedStreams.@Nullable Shown before) {
        Comparisons comparisons = streams.comparisons();
        Comparisons.Result earlier = comparisons.last(stream);
        comparisons.expect(stream, epoch, asOf.seq(), asOf.content(), before);
        Comparisons.Result result = comparisons.last(stream);
        if (result != earlier && (result == Comparisons.Result.DIFFERENT || result == Comparisons.Result.AHEAD)) {
            metrics.foundDifference();
            say(stream, asOf, result, before);
        }
    }

    private static void say(
            UUID stream, ContentQuery.AsOf asOf, Comparisons.Result result, CountedStreams.@Nullable Shown before) {
        if (result == Comparisons.Result.AHEAD) {
            LOG.error(
                    "The tally of {} has counted {}, but this database has accepted {}: it was restored from a backup. If it is"
                            + " the truth from now on, say so with ./ayes epoch.",
                    stream,
                    before == null ? 0 : before.counted().through(),
                    asOf.seq());
        } else {
            LOG.error(
                    "At event {} of {} the database says {}, and the tally {}",
                    asOf.seq(),
                    stream,
                    asOf.content(),
                    before);
        }
    }
}

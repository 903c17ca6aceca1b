package ayes.relay.sweeper;

import ayes.event.Audit;
import ayes.topic.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What came out at the far end, by stream, and how it moves. Written by the follower, read by the sweeper. */
final class CountedStreams {

    /**
     * What was last said in public about a stream.
     *
     * @param at epoch µs
     */
    record Said(long epoch, long accepted, long counted, long at) {

        static Said of(Audit audit) {
            return new Said(audit.epoch(), audit.accepted(), audit.counted(), audit.at());
        }

        boolean sameAs(Said other) {
            return epoch == other.epoch && accepted == other.accepted && counted == other.counted;
        }

        /** Whether it calls everything up to this event counted. */
        boolean confirms(long ofEpoch, long seq) {
            return epoch >= ofEpoch && accepted >= seq && counted == accepted;
        }
    }

    /** A stream's newest tally. */
    record Shown(Counted counted, Content content) {}

    private final Map<UUID, Shown> shown = new ConcurrentHashMap<>();
    private final Comparisons comparisons = new Comparisons();
    private final Map<UUID, Said> said = new ConcurrentHashMap<>();
    private final Instant[] passed = new Instant[Topics.PARTITIONS];
    private final Instant[] moved = new Instant[Topics.PARTITIONS];
    private boolean caughtUp;

    CountedStreams() {
        Arrays.fill(passed, Instant.EPOCH);
        Arrays.fill(moved, Instant.EPOCH);
    }

    /** @param newest when the newest event in it was accepted, by the database's clock */
    synchronized void counted(int partition, UUID stream, Shown tally, Instant newest, Instant now) {
        Counted value = tally.counted();
        Counted before = of(stream);
        if (!before.givesWayTo(value)) {
            return;
        }
        shown.put(stream, tally);
        comparisons.counted(stream, value, tally.content());
        // A tally that is only said again is no sign that anything moves.
        if (!before.equals(value)) {
            moved[partition] = now;
            if (newest.isAfter(passed[partition])) {
                passed[partition] = newest;
            }
        }
    }

    /** Our own audits come back from the log, later than we remember them here. */
    void audited(Audit audit) {
        said.merge(audit.stream(), Said.of(audit), (known, other) -> other.at() >= known.at() ? other : known);
    }

    /** Everything that stood in the log when the following began has been read. */
    synchronized void caughtUp(Instant now) {
        if (!caughtUp) {
            Arrays.fill(moved, now);
            caughtUp = true;
        }
    }

    synchronized void behind() {
        caughtUp = false;
    }

    synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    Counted of(UUID stream) {
        Shown tally = shown.get(stream);
        return tally == null ? Counted.NOTHING : tally.counted();
    }

    /** Where every stream stands now. */
    Map<UUID, Counted> all() {
        Map<UUID, Counted> all = new HashMap<>();
        shown.forEach((stream, tally) -> all.put(stream, tally.counted()));
        return all;
    }

    @Nullable
    Shown shownOf(UUID stream) {
        return shown.get(stream);
    }

    Comparisons comparisons() {
        return comparisons;
    }

    @Nullable
    Said saidOf(UUID stream) {
        return said.get(stream);
    }

    synchronized Flow flow(int partition) {
        Instant passedAnywhere = Instant.EPOCH;
        Instant movedAnywhere = Instant.EPOCH;
        for (int i = 0; i < passed.length; i++) {
            passedAnywhere = later(passedAnywhere, passed[i]);
            movedAnywhere = later(movedAnywhere, moved[i]);
        }
        return new Flow(passed[partition], moved[partition], passedAnywhere, movedAnywhere);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

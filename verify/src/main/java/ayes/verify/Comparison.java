package ayes.verify;

import ayes.event.Position;
import ayes.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lays the three counts side by side: database and log at the database's seq, log and tally at the tally's. */
public final class Comparison {

    private final Stored.All database;
    private final LiveBoard live;
    private final LogFold log;
    private final Since since;
    private int givenUp;

    /**
     * What the database says after log and tallies were read.
     *
     * @param epoch the highest that they may know
     * @param known the strangers that it has by now
     */
    public record Since(long epoch, Set<UUID> known) {
        public Since {
            known = Set.copyOf(known);
        }
    }

    private Comparison(Stored.All database, LiveBoard live, LogFold log, Since since) {
        this.database = database;
        this.live = live;
        this.log = log;
        this.since = since;
    }

    /** Where the log has to be looked at, so that it can be compared with both. */
    public static Map<UUID, Marks> marks(Stored.All database, LiveBoard live) {
        var marks = new HashMap<UUID, Marks>();
        for (Stored stored : database.streams()) {
            Live tally = live.of(stored.stream());
            marks.put(stored.stream(), new Marks(stored.position(), tally == null ? null : tally.through()));
        }
        return marks;
    }

    /** Streams that the log or the screens have, and the database did not have when it was asked. */
    public static Set<UUID> strangers(Stored.All database, LiveBoard live, LogFold log) {
        return unknownStreams(database, live, log).keySet();
    }

    public static Report of(Stored.All database, LiveBoard live, LogFold log, Since since) {
        return new Comparison(database, live, log, since).report();
    }

    private Report report() {
        var rows = new ArrayList<Compared>();
        database.streams().forEach(stored -> rows.add(compare(stored)));
        rows.addAll(unknown());
        return new Report(database.epoch(), database.at(), rows, log.eventCount(), log.unreadableCount(), givenUp);
    }

    private Compared compare(Stored stored) {
        Logged logged = log.of(stored.stream());
        Live tally = live.of(stored.stream());
        var findings = new ArrayList<Finding>();
        logged.wrong().forEach(sentence -> findings.add(new Finding(Kind.EVENT_CONTRADICTS, sentence)));
        logged.missing()
                .forEach(range -> findings.add(new Finding(
                        Kind.EVENTS_MISSING, "the log lacks " + range + ", and a later statement covers it")));
        newerEpoch(Math.max(
                        logged.newestEpoch(),
                        tally == null ? 0 : tally.through().epoch()))
                .ifPresent(findings::add);
        boolean isUnbased = isTrimmedAway(stored, logged);
        compareWithLog(stored, logged, isUnbased, findings);
        compareWithTally(stored, logged, tally, isUnbased, findings);
        return new Compared(
                stored.stream(),
                stored.session(),
                stored.title(),
                stored.question(),
                stored.position().seq(),
                stored.standing(),
                logged.atStored(),
                tally == null ? null : tally.standing(),
                tally == null ? 0 : tally.through().seq(),
                findings,
                notes(logged, isUnbased));
    }

    private Optional<Finding> newerEpoch(long found) {
        if (found <= database.epoch()) {
            return Optional.empty();
        }
        return Optional.of(
                found <= since.epoch()
                        ? new Finding(Kind.OVERTAKEN, "epoch %d began while it was looked at".formatted(found))
                        : new Finding(
                                Kind.FOREIGN_EPOCH,
                                "it is in epoch %d already, which the database, in epoch %d, has not reached"
                                        .formatted(found, database.epoch())));
    }

    /** Whether the log can say nothing of it, because its beginning was deleted and nothing stated it anew since. */
    private boolean isTrimmedAway(Stored stored, Logged logged) {
        return logged.through() == 0 && log.isTrimmed(stored.session());
    }

    private void compareWithLog(Stored stored, Logged logged, boolean isUnbased, List<Finding> findings) {
        Standing there = logged.atStored();
        long seq = stored.position().seq();
        if (isUnbased) {
            return;
        }
        if (logged.epoch() < stored.position().epoch() && logged.epoch() > 0 && there == null) {
            findings.add(unstated(stored, "the log"));
        } else if (there != null) {
            differs(Kind.LOG_DIFFERS, there, "the log", stored.standing(), "the database", seq)
                    .ifPresent(findings::add);
        } else if (logged.epoch() == 0) {
            findings.add(new Finding(Kind.LOG_BEHIND, "the log holds nothing of it yet"));
        } else if (logged.through() < seq) {
            findings.add(
                    logged.waiting()
                            ? new Finding(
                                    Kind.EVENTS_MISSING,
                                    "event %d is missing in the log, and later ones are there"
                                            .formatted(logged.through() + 1))
                            : new Finding(
                                    Kind.LOG_BEHIND,
                                    "the log ends at event %d, and %d are accepted".formatted(logged.through(), seq)));
        } else {
            findings.add(new Finding(
                    Kind.OVERTAKEN, "the log can be counted from event %d on only".formatted(logged.through())));
        }
    }

    private void compareWithTally(
            Stored stored, Logged logged, @Nullable Live tally, boolean isUnbased, List<Finding> findings) {
        if (tally == null) {
            findings.add(new Finding(Kind.TALLY_BEHIND, "there is no tally yet"));
            return;
        }
        behind(stored, tally).ifPresent(findings::add);
        Standing there = logged.atLive();
        Position at = tally.through();
        if (tally.hasHole()) {
            return; // what is above the hole is in it, and the log was not asked for that
        }
        if (there != null) {
            differs(Kind.TALLY_DIFFERS, tally.standing(), "the tally", there, "the log", at.seq())
                    .ifPresent(findings::add);
        } else if (isUnbased) {
            if (at.equals(stored.position())) {
                differs(Kind.TALLY_DIFFERS, tally.standing(), "the tally", stored.standing(), "the database", at.seq())
                        .ifPresent(findings::add);
            }
        } else if (at.epoch() > logged.epoch() || (at.epoch() == logged.epoch() && at.seq() > logged.through())) {
            findings.add(new Finding(
                    Kind.TALLY_DIFFERS,
                    "the tally has counted event %d of epoch %d, which the log does not have"
                            .formatted(at.seq(), at.epoch())));
        }
    }

    private Optional<Finding> behind(Stored stored, Live tally) {
        long seq = stored.position().seq();
        if (tally.through().epoch() < stored.position().epoch()) {
            return Optional.of(unstated(stored, "the tally"));
        }
        if (tally.hasHole()) {
            return Optional.of(new Finding(
                    Kind.TALLY_BEHIND,
                    "the tally waits for event %d".formatted(tally.through().seq() + 1)));
        }
        if (live.isCountedAnew(tally)) {
            return Optional.of(new Finding(
                    Kind.TALLY_BEHIND,
                    "the tally is being counted anew and is at event %d"
                            .formatted(tally.through().seq())));
        }
        if (tally.through().seq() < seq) {
            return Optional.of(new Finding(
                    Kind.TALLY_BEHIND,
                    "the tally has counted through event %d of %d"
                            .formatted(tally.through().seq(), seq)));
        }
        return Optional.empty();
    }

    private static Finding unstated(Stored stored, String where) {
        return new Finding(
                where.equals("the log") ? Kind.LOG_BEHIND : Kind.TALLY_BEHIND,
                "epoch %d has begun, and %s does not state it in that epoch yet"
                        .formatted(stored.position().epoch(), where));
    }

    private static Optional<Finding> differs(
            Kind kind, Standing one, String name, Standing other, String otherName, long seq) {
        return one.equals(other)
                ? Optional.empty()
                : Optional.of(new Finding(
                        kind,
                        "at event %d %s has %s, and %s has %s"
                                .formatted(seq, name, one.where(other), otherName, other.where(one))));
    }

    private static List<String> notes(Logged logged, boolean isUnbased) {
        if (isUnbased) {
            return List.of("the log no longer holds its beginning: database and tally only");
        }
        Logged.Base base = logged.base();
        if (base == null) {
            return List.of();
        }
        String why = base.from() > 1
                ? StreamFold.range(base.from(), base.to()) + " could not be sent to the log again"
                : logged.epoch() > 1
                        ? "epoch " + logged.epoch() + " began with it"
                        : "the log no longer holds what came before";
        return List.of("counted from " + base.event() + " on: " + why);
    }

    /** What an older epoch had and the restored database has not was given up by an operator's word. */
    private List<Compared> unknown() {
        var rows = new ArrayList<Compared>();
        for (LogFold.Unasked stranger : unknownStreams(database, live, log).values()) {
            if (since.known().contains(stranger.stream())) {
                continue; // it came after the snapshot
            }
            if (stranger.epoch() < database.epoch()) {
                givenUp++;
            } else {
                rows.add(unknown(stranger));
            }
        }
        return rows;
    }

    private Compared unknown(LogFold.Unasked stranger) {
        Live tally = live.of(stranger.stream());
        return new Compared(
                stranger.stream(),
                stranger.session(),
                "session " + stranger.session(),
                null,
                0,
                null,
                null,
                tally == null ? null : tally.standing(),
                tally == null ? 0 : tally.through().seq(),
                List.of(new Finding(Kind.UNKNOWN_STREAM, "the database has no such stream: " + stranger.stream())),
                List.of());
    }

    private static Map<UUID, LogFold.Unasked> unknownStreams(Stored.All database, LiveBoard live, LogFold log) {
        var strangers = new HashMap<UUID, LogFold.Unasked>();
        log.unasked().forEach(unasked -> strangers.put(unasked.stream(), unasked));
        live.all()
                .forEach(tally -> strangers.merge(
                        tally.stream(),
                        new LogFold.Unasked(
                                tally.stream(), tally.session(), tally.through().epoch()),
                        (known, other) -> other.epoch() > known.epoch() ? other : known));
        database.streams().forEach(stored -> strangers.remove(stored.stream()));
        return strangers;
    }
}

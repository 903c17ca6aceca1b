package ayes.replay.past;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollEvent.VoteCast;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.Tally;
import ayes.fold.DenseFold;
import ayes.fold.PollFold;
import ayes.fold.PollHistory;
import ayes.replay.past.Answers.PollAt;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories as a log holds them: with repeats, late ones, losses, snapshots and epochs; against the fold from zero. */
class PastTest {

    private static final SessionId SESSION = new SessionId(new UUID(0, 1));
    private static final PollId POLL = new PollId(new UUID(0, 2));
    private static final Comparator<Recorded> IN_ORDER =
            Comparator.comparing(Recorded::position).thenComparing(Recorded::acceptedAt);

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheFoldFromZeroAtEverySeqAndInstant(long seed) {
        var random = new Random(seed);
        List<Recorded> log = delivered(histories(random, seed % 3 == 0 ? 2_500 : 60), random);
        List<Recorded> events =
                new LinkedHashSet<>(log).stream().sorted(IN_ORDER).toList();

        Past past = past(log, random);

        for (int i = 0; i < 40; i++) {
            Recorded some = events.get(random.nextInt(events.size()));
            long seq = some.seq() + random.nextInt(3) - 1;
            assertSame(past, new Moment.Behind(seq), throughSeq(events, seq));
            long at = Track.micros(some.acceptedAt()) + random.nextInt(3) - 1;
            assertSame(past, new Moment.At(at), throughInstant(events, at));
        }
        assertSame(past, new Moment.Now(), events);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seriesSaysTheSameAsTheMomentsAtTheEndsOfItsBuckets(long seed) {
        var random = new Random(seed);
        List<Recorded> events = history(1, random, 1_500);
        Past past = past(events, random);
        long from = Track.micros(events.getFirst().acceptedAt());
        long to = Track.micros(events.getLast().acceptedAt());

        var series = Spans.series(past, POLL, new Spans.Grid(from, to, 1 + random.nextInt(5)), Rule.AS_COUNTED);

        for (Answers.Point point : series.points()) {
            PollAt there = look(past, new Moment.At(Track.micros(point.at())));
            assertThat(point.counts()).isEqualTo(there.counts());
            assertThat(point.voters()).isEqualTo(there.voters());
            assertThat(point.seq()).isEqualTo(there.seq());
        }
        long cast = events.stream()
                .filter(event -> event.event() instanceof VoteCast)
                .count();
        assertThat(series.points().stream().mapToLong(Answers.Point::votes).sum())
                .isEqualTo(cast);
    }

    /** Where nothing is lost, the ballots one by one make what was counted. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theBallotsMakeWhatWasCounted(long seed) {
        var random = new Random(seed);
        List<Recorded> events = history(1, random, 900);
        Past past = past(events, random);
        var oneByOne = new Rule(Rule.Which.LAST, Long.MAX_VALUE);

        for (int i = 0; i < 50; i++) {
            var moment = new Moment.Behind(1 + random.nextInt(900));
            PollAt counted = look(past, moment);
            PollAt recounted = Looks.poll(past, POLL, moment, oneByOne).orElseThrow();
            assertThat(recounted).isEqualTo(counted);
        }
    }

    private static void assertSame(Past past, Moment moment, List<Recorded> through) {
        @Nullable StateOf<Tally> state = null;
        DenseFold<Tally> fold = PollFold.dense();
        for (Recorded event : through) {
            state = fold.take(state, event).state();
        }
        Tally expected = state == null ? null : fold.shown(state);
        Track<Tally> track = Looks.track(past, POLL);

        assertThat(new Walk<>(track).at(Looks.place(track, moment)))
                .as("%s", moment)
                .isEqualTo(expected);
    }

    /** Of the newest epoch that has got so far, and of all before it. */
    private static List<Recorded> throughSeq(List<Recorded> events, long seq) {
        long epoch = events.stream()
                .filter(event -> event.seq() <= seq)
                .mapToLong(Recorded::epoch)
                .max()
                .orElse(0);
        var last = new Position(epoch, seq);
        return events.stream()
                .filter(event -> event.position().compareTo(last) <= 0)
                .toList();
    }

    private static List<Recorded> throughInstant(List<Recorded> events, long micros) {
        return events.stream()
                .takeWhile(event -> Track.micros(event.acceptedAt()) <= micros)
                .toList();
    }

    private static PollAt look(Past past, Moment moment) {
        return Looks.poll(past, POLL, moment, Rule.AS_COUNTED).orElseThrow();
    }

    private static Past past(List<Recorded> log, Random random) {
        var past = new Past();
        int next = 0;
        while (next < log.size()) {
            int end = Math.min(log.size(), next + 1 + random.nextInt(200));
            past.take(log.subList(next, end));
            next = end;
        }
        return past;
    }

    private static List<Recorded> histories(Random random, int length) {
        var events = new ArrayList<>(history(1, random, length));
        if (random.nextInt(3) == 0) {
            events.addAll(history(2, random, length));
        }
        return events;
    }

    private static List<Recorded> history(long epoch, Random random, int length) {
        var history = new PollHistory(SESSION, POLL, epoch);
        for (int i = 0; i < length; i++) {
            step(history, random);
        }
        return history.events();
    }

    private static void step(PollHistory history, Random random) {
        boolean open = history.status() == PollStatus.OPEN;
        int dice = random.nextInt(40);
        if (dice == 0) {
            history.countsTaken();
        } else if (dice == 1) {
            history.repair();
        } else if (dice == 2 && random.nextInt(8) == 0) {
            history.reset();
        } else if (dice == 3) {
            history.reveal();
        } else if (!open) {
            history.open();
        } else if (dice == 4) {
            history.close();
        } else if (dice < 8) {
            history.retract(random.nextInt(30));
        } else {
            history.vote(random.nextInt(30), random.nextInt(3));
        }
    }

    /** Repeats, overtakings near and far, and a few that never come. */
    private static List<Recorded> delivered(List<Recorded> history, Random random) {
        var deliveries = new ArrayList<>(history);
        for (int i = 0; i < history.size() / 5; i++) {
            deliveries.add(random.nextInt(deliveries.size() + 1), history.get(random.nextInt(history.size())));
        }
        if (random.nextBoolean()) {
            int near = Math.max(0, deliveries.size() - 5);
            for (int i = 0; i < near; i++) {
                Collections.swap(deliveries, i, i + random.nextInt(5));
            }
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            deliveries.add(deliveries.remove(random.nextInt(deliveries.size())));
        }
        if (random.nextInt(3) == 0) {
            deliveries.removeIf(_ -> random.nextInt(100) == 0);
        }
        return deliveries;
    }
}

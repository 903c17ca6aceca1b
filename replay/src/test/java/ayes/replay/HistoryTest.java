package ayes.replay;

import static ayes.replay.Story.started;
import static ayes.replay.Story.vote;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Recorded;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import ayes.replay.Bound.AtCursor;
import ayes.replay.Bound.AtInstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int PARTITION = 3;
    private static final UUID ANOTHER_POLL = new UUID(7, 7);

    @Test
    void leavesRepeatsOut() {
        var log = List.of(started(), vote(1), vote(2), vote(1), vote(2), started(), vote(3));

        assertThat(seqs(export(log, Range.ALL))).containsExactly(1L, 1L, 2L, 3L);
    }

    @Test
    void takesALateArrivalInOnce() {
        var log = List.of(vote(1), vote(4), vote(2), vote(3), vote(2));

        assertThat(seqs(export(log, Range.ALL))).containsExactly(1L, 4L, 2L, 3L);
    }

    @Test
    void takesTheSameSeqOfAnotherEpochForAnotherEvent() {
        var log = List.of(vote(1, 7), vote(2, 7), vote(1, 7), vote(2, 7));

        assertThat(export(log, Range.ALL)).extracting(line -> line.get("epoch")).containsExactly(1L, 2L);
    }

    @Test
    void aRepairDoesNotHideTheEventWhoseNumberItBears() {
        var counts = new Snapshot(List.of(0L, 2L), 2, 1, PollStatus.OPEN, Visibility.HIDDEN);
        var repair = Story.recorded(Story.POLL, 1, 2, new CountsTaken(counts, null));
        var log = List.of(vote(1), repair, repair, vote(2), vote(2));

        assertThat(export(log, Range.ALL))
                .extracting(line -> line.get("type"))
                .containsExactly("voteCast", "countsTaken", "voteCast");
    }

    @Test
    void doesNotSayAgainBehindACursorWhatWasSaidBeforeIt() {
        var log = List.of(vote(1), vote(2), vote(1), vote(3));

        assertThat(seqs(export(log, new Range(at(1), null)))).containsExactly(3L);
    }

    @Test
    void beginsAnywhereInAStream() {
        var log = List.of(vote(1), vote(2), vote(3), vote(3), vote(4));
        var fromTheThird = new Range(new AtInstant(Story.START.plusSeconds(3)), null);

        assertThat(seqs(export(log, fromTheThird))).containsExactly(3L, 4L);
    }

    @Test
    void pagesPutTogetherAreTheWhole() {
        for (int seed = 0; seed < 100; seed++) {
            // Given
            var random = new Random(seed);
            var log = logWithRepeatsAndLateArrivals(random);
            var whole = export(log, Range.ALL);

            // When
            var pages = new ArrayList<Map<String, Object>>();
            AtCursor from = null;
            for (int page = 0; page < 4; page++) {
                var to = page == 3 ? null : at(Math.min(log.size(), (page + 1) * (long) random.nextInt(20)));
                if (to == null
                        || from == null
                        || to.cursor().offset() >= from.cursor().offset()) {
                    pages.addAll(export(log, new Range(from, to)));
                    from = to;
                }
            }

            // Then
            assertThat(pages).as("seed %d", seed).isEqualTo(whole);
            assertThat(seqs(whole)).as("seed %d", seed).doesNotHaveDuplicates().hasSize(30);
        }
    }

    @Test
    void tellsOnlyWhatWasSelected() {
        var log = List.of(started(), vote(1), Story.recorded(ANOTHER_POLL, 1, 1, new PollOpened()), vote(2));

        assertThat(told(log, new Selection(Set.of(new PollId(Story.POLL)), Set.of()), false))
                .containsExactly(1L, 2L);
        assertThat(told(log, new Selection(Set.of(), Set.of("pollOpened")), false))
                .hasSize(1);
        assertThat(told(log, new Selection(Set.of(new PollId(Story.POLL)), Set.of("pollOpened")), false))
                .isEmpty();
    }

    @Test
    void tellsEverythingToAFormatThatNeedsItAndSaysWhatWasAskedFor() {
        var log = List.of(started(), vote(1), vote(1), vote(2));
        var untilTheSecond = new Range(null, new AtInstant(Story.START.plusSeconds(2)));
        var history =
                new History(PARTITION, new Part(untilTheSecond, new Selection(Set.of(), Set.of("voteCast")), true));

        var asked = new ArrayList<Boolean>();
        for (int offset = 0; offset < log.size(); offset++) {
            history.line(offset, log.get(offset)).map(Line::asked).ifPresent(asked::add);
        }

        assertThat(asked).containsExactly(false, true);
    }

    private static List<Long> told(List<Recorded> log, Selection selection, boolean everything) {
        var history = new History(PARTITION, new Part(Range.ALL, selection, everything));
        var seqs = new ArrayList<Long>();
        for (int offset = 0; offset < log.size(); offset++) {
            history.line(offset, log.get(offset))
                    .map(line -> line.recorded().seq())
                    .ifPresent(seqs::add);
        }
        return seqs;
    }

    private static List<Recorded> logWithRepeatsAndLateArrivals(Random random) {
        var log = new ArrayList<Recorded>();
        for (long seq = 1; seq <= 30; seq++) {
            log.add(random.nextInt(1 + log.size()), vote(seq));
        }
        for (int repeats = 0; repeats < 20; repeats++) {
            log.add(random.nextInt(log.size()), vote(1 + random.nextInt(30)));
        }
        return log;
    }

    private static List<Map<String, Object>> export(List<Recorded> log, Range range) {
        var history = new History(PARTITION, Part.of(range));
        var lines = new ArrayList<Map<String, Object>>();
        for (int offset = 0; offset < log.size(); offset++) {
            history.line(offset, log.get(offset)).map(EventLine::of).ifPresent(lines::add);
        }
        return lines;
    }

    private static List<@Nullable Object> seqs(List<Map<String, Object>> lines) {
        var seqs = new ArrayList<@Nullable Object>();
        lines.forEach(line -> seqs.add(line.get("seq")));
        return seqs;
    }

    private static AtCursor at(long offset) {
        return new AtCursor(new Cursor(PARTITION, offset));
    }
}

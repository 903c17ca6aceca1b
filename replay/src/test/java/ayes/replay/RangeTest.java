package ayes.replay;

import static ayes.replay.Story.START;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.replay.Bound.AtCursor;
import ayes.replay.Bound.AtInstant;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    @Test
    void admitsEverythingWhenNothingWasAskedFor() {
        assertThat(Range.ALL.admits(0, Instant.EPOCH)).isTrue();
        assertThat(Range.ALL.lastOffset()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void rangesThatShareACursorNeitherOverlapNorLeaveAGap() {
        var before = new Range(null, at(10));
        var after = new Range(at(10), null);

        for (long offset = 8; offset < 13; offset++) {
            assertThat(before.admits(offset, START)).isNotEqualTo(after.admits(offset, START));
        }
        assertThat(before.admits(10, START)).isTrue();
    }

    @Test
    void rangesThatShareAnInstantNeitherOverlapNorLeaveAGap() {
        var before = new Range(null, new AtInstant(START));
        var after = new Range(new AtInstant(START), null);

        for (long nanos = -2; nanos < 3; nanos++) {
            var acceptedAt = START.plusNanos(nanos);
            assertThat(before.admits(1, acceptedAt)).isNotEqualTo(after.admits(1, acceptedAt));
        }
        assertThat(after.admits(1, START)).isTrue();
    }

    @Test
    void knowsWhenItsEndsAreReversed() {
        assertThat(new Range(at(5), at(4)).isReversed()).isTrue();
        assertThat(new Range(at(5), at(5)).isReversed()).isFalse();
        assertThat(new Range(new AtInstant(START), new AtInstant(START.minusNanos(1))).isReversed())
                .isTrue();
        assertThat(new Range(at(5), new AtInstant(START)).isReversed()).isFalse();
        assertThat(Range.ALL.isReversed()).isFalse();
    }

    @Test
    void knowsACursorOfAnotherPartition() {
        assertThat(new Range(at(5), null).pointsInto(3)).isTrue();
        assertThat(new Range(at(5), null).pointsInto(4)).isFalse();
        assertThat(new Range(null, at(5)).pointsInto(4)).isFalse();
        assertThat(new Range(new AtInstant(START), null).pointsInto(4)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00Z,          2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.123456Z,   2026-11-21T09:30:00.123456Z",
        "2026-11-21T11:30:00+02:00,     2026-11-21T09:30:00Z",
        "2026-11-21T11:30:00 02:00,     2026-11-21T09:30:00Z",
    })
    void readsInstants(String text, Instant instant) {
        assertThat(Bound.parse(text)).contains(new AtInstant(instant));
    }

    @Test
    void readsCursors() {
        assertThat(Bound.parse(new Cursor(3, 5).toString())).contains(at(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-21", "2026-11-21T09:30:00", "2026-11-21T25:00:00Z", "09:30"})
    void refusesWhatIsNeither(String text) {
        assertThat(Bound.parse(text)).isEmpty();
    }

    private static AtCursor at(long offset) {
        return new AtCursor(new Cursor(3, offset));
    }
}

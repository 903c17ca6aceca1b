package ayes.relay.sweeper;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchlistTest {

    private static final Instant T = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final UUID THREE = UUID.randomUUID();
    private static final int TURNS = 2;

    private final CountedStreams streams = new CountedStreams();
    private final Watchlist watchlist =
            new Watchlist(streams, new Sweep.Patience(Duration.ofSeconds(2), Duration.ofMillis(500)));

    @Test
    void whatOnlyWaitsToBeComparedTakesTurns() {
        for (UUID stream : List.of(ONE, TWO, THREE)) {
            restsAt(stream, 7);
        }

        assertThat(judgedNow()).containsExactly(ONE, TWO);
        watchlist.rest(ONE);
        watchlist.rest(TWO);

        assertThat(judgedNow()).containsExactly(THREE, ONE);
        assertThat(watchlist.resting()).isEqualTo(3);
        assertThat(watchlist.moving()).isZero();
    }

    @Test
    void whatIsNotCountedIsLookedAtEveryTime() {
        restsAt(ONE, 7);
        restsAt(TWO, 7);
        watchlist.watch(accepted(THREE, 1));

        assertThat(judgedNow()).containsExactly(THREE, ONE, TWO);
        assertThat(judgedNow()).containsExactly(THREE, ONE, TWO);
    }

    @Test
    void whateverIsAcceptedEndsTheRest() {
        for (UUID stream : List.of(ONE, TWO, THREE)) {
            restsAt(stream, 7);
        }

        watchlist.watch(accepted(THREE, 8));

        assertThat(judgedNow()).containsExactly(THREE, ONE, TWO);
    }

    @Test
    void whatIsKnownAlreadyDoesNotEndTheRest() {
        for (UUID stream : List.of(ONE, TWO, THREE)) {
            restsAt(stream, 7);
        }

        watchlist.watch(accepted(THREE, 7));

        assertThat(judgedNow()).containsExactly(ONE, TWO);
    }

    @Test
    void whoeverRestsWithoutReasonIsWoken() {
        restsAt(ONE, 7);

        // A new epoch: what is counted does not count in it.
        assertThat(watchlist.judge(2, Relaying.UNKNOWN, T, TURNS))
                .singleElement()
                .satisfies(judged -> assertThat(judged.verdict()).isEqualTo(new Sweep.Verdict.Unstated()));
        assertThat(watchlist.judge(2, Relaying.UNKNOWN, T, 0)).hasSize(1);
    }

    @Test
    void aNewEpochWakesEverybody() {
        for (UUID stream : List.of(ONE, TWO, THREE)) {
            restsAt(stream, 7);
        }

        watchlist.wakeAll();

        assertThat(judgedNow()).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void whatIsSettledIsForgotten() {
        restsAt(ONE, 7);

        watchlist.settled(ONE);
        watchlist.rest(ONE);

        assertThat(watchlist.isEmpty()).isTrue();
    }

    private void restsAt(UUID stream, long seq) {
        var content = new Content.OfPoll(1, PollStatus.OPEN, Visibility.HIDDEN, List.of(seq, 0L), seq);
        streams.counted(0, stream, new CountedStreams.Shown(new Counted(1, seq, seq, seq), content), T, T);
        watchlist.watch(accepted(stream, seq));
        watchlist.rest(stream);
    }

    private static Accepted accepted(UUID stream, long seq) {
        return new Accepted(stream, SESSION, 1, seq, T);
    }

    private List<UUID> judgedNow() {
        return watchlist.judge(1, Relaying.UNKNOWN, T, TURNS).stream()
                .map(judged -> judged.accepted().stream())
                .toList();
    }
}

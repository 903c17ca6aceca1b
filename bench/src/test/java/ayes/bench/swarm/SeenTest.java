package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import org.junit.jupiter.api.Test;

class SeenTest {

    @Test
    void survivesTheWayToAnotherProcess() {
        // Given
        Seen seen = seen(3, 1_500);

        // When
        Seen read = Seen.of(seen.line());

        // Then
        assertThat(read).isEqualTo(seen);
    }

    @Test
    void addsUpOverProcesses() {
        // When
        Seen sum = seen(3, 1_500).plus(seen(4, 2_500));

        // Then
        assertThat(sum.count(Count.FRAMES)).isEqualTo(7);
        assertThat(sum.count(Count.VIEWERS)).isEqualTo(2);
        assertThat(sum.spread(Spread.LATENCY).getTotalCount()).isEqualTo(2);
        assertThat(sum.spread(Spread.LATENCY).getMinValue()).isEqualTo(1_500);
    }

    private static Seen seen(long frames, long latency) {
        var ledger = new Ledger();
        ledger.add(Count.FRAMES, frames);
        ledger.note(Spread.LATENCY, latency);
        return ledger.seen(1);
    }
}

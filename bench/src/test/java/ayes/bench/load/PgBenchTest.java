package ayes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgBenchTest {

    @Test
    void readsTheRateThatPgbenchSays() {
        assertThat(PgBench.rate("""
                        number of transactions actually processed: 26172
                        latency average = 9.781 ms
                        tps = 6543.210987 (without initial connection time)
                        """)).isEqualTo(6543.210987);
    }

    @Test
    void aRunThatFailedIsNoRate() {
        assertThatThrownBy(() -> PgBench.rate("pgbench: error: connection failed"))
                .hasMessageContaining("connection failed");
    }
}

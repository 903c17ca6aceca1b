package ayes.gateway.fanout;

import static ayes.gateway.fanout.Patience.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.gateway.fanout.Patience.Care;
import ayes.gateway.fanout.Patience.Vitals;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Patience PATIENCE = new Patience(4_000, 10_000, 60_000);

    @Test
    void pingsAfterSilence() {
        assertThat(PATIENCE.care(new Vitals(1_000, NEVER, NEVER, NEVER), 4_999)).isEqualTo(Care.NOTHING);
        assertThat(PATIENCE.care(new Vitals(1_000, NEVER, NEVER, NEVER), 5_000)).isEqualTo(Care.PING);
    }

    @Test
    void closesWhoTakesNothing() {
        assertThat(PATIENCE.care(new Vitals(9_000, 0, NEVER, NEVER), 9_999)).isEqualTo(Care.NOTHING);
        assertThat(PATIENCE.care(new Vitals(9_000, 0, NEVER, NEVER), 10_000)).isEqualTo(Care.CLOSE_SLOW);
    }

    @Test
    void closesWhenTheTokenEnds() {
        assertThat(PATIENCE.care(new Vitals(900, NEVER, NEVER, 1_000), 999)).isEqualTo(Care.NOTHING);
        assertThat(PATIENCE.care(new Vitals(900, NEVER, NEVER, 1_000), 1_000)).isEqualTo(Care.CLOSE_EXPIRED);
    }

    @Test
    void leavesASessionThatIsOverAfterAWhile() {
        assertThat(PATIENCE.care(new Vitals(59_000, NEVER, 0, NEVER), 59_999)).isEqualTo(Care.NOTHING);
        assertThat(PATIENCE.care(new Vitals(59_000, NEVER, 0, NEVER), 60_000)).isEqualTo(Care.CLOSE_OVER);
    }
}

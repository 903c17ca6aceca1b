package ayes.cluster.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Server A = new Server("gateway-1", 1, 11);
    private static final Server B = new Server("gateway-2", 2, 12);

    private final Turns turns = new Turns(List.of(A, B));

    @Test
    void beginsWithAnotherOneEachTime() {
        assertThat(turns.next()).containsExactly(A, B);
        assertThat(turns.next()).containsExactly(B, A);
        assertThat(turns.next()).containsExactly(A, B);
    }

    @Test
    void leavesOutWhoIsNotReadyUntilItIs() {
        turns.missing(A);
        assertThat(turns.next()).containsExactly(B);

        turns.check(_ -> true);
        assertThat(turns.next()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void asksThemAllWhenNoneIsReady() {
        turns.check(_ -> false);

        assertThat(turns.next()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void hasNobodyWhereNobodyIs() {
        assertThat(new Turns(List.of()).next()).isEmpty();
    }
}

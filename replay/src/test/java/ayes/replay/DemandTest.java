package ayes.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.replay.Demand.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Demand demand = new Demand();

    @Test
    void handsOverNoMoreThanWasAskedFor() throws Exception {
        demand.ask(2);

        assertThat(demand.take(LONG)).isEqualTo(Answer.GO_ON);
        assertThat(demand.take(LONG)).isEqualTo(Answer.GO_ON);
        assertThat(demand.take(Duration.ZERO)).isEqualTo(Answer.STALLED);
    }

    @Test
    void neverRunsOutWhenEverythingWasAskedFor() throws Exception {
        demand.ask(Long.MAX_VALUE);
        demand.ask(Long.MAX_VALUE);

        assertThat(demand.take(LONG)).isEqualTo(Answer.GO_ON);
        assertThat(demand.take(Duration.ZERO)).isEqualTo(Answer.GO_ON);
    }

    @Test
    void wakesTheReaderWhenMoreIsAskedFor() throws Exception {
        // Given
        var waiting = waiting();

        // When
        demand.ask(1);

        // Then
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Answer.GO_ON);
    }

    @Test
    void wakesTheReaderWhenNobodyWantsMore() throws Exception {
        // Given
        var waiting = waiting();

        // When
        demand.cancel();

        // Then
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Answer.CANCELLED);
        assertThat(demand.isCancelled()).isTrue();
    }

    @Test
    void handsOverNothingOnceNobodyWantsMore() throws Exception {
        demand.ask(5);
        demand.cancel();

        assertThat(demand.take(LONG)).isEqualTo(Answer.CANCELLED);
    }

    private CompletableFuture<Answer> waiting() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return demand.take(LONG);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }
}

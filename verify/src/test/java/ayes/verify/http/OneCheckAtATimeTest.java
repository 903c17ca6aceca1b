package ayes.verify.http;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.verify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OneCheckAtATimeTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void whoeverAsksWhileACheckRunsGetsThatOne() throws Exception {
        // Given
        var go = new CountDownLatch(1);
        try (var one = new OneCheckAtATime(() -> check(go), Duration.ofSeconds(5), now::get)) {
            // When
            CompletableFuture<Outcome> first = one.ask();
            CompletableFuture<Outcome> second = one.ask();
            go.countDown();

            // Then
            assertThat(second.get(5, TimeUnit.SECONDS)).isSameAs(first.get(5, TimeUnit.SECONDS));
            assertThat(checks).hasValue(1);
        }
    }

    @Test
    void aFinishedOneIsGivenAgainForAWhileAndForLongerIfItTookLong() throws Exception {
        // Given
        try (var one = new OneCheckAtATime(() -> checkThatTakes(3), Duration.ofSeconds(5), now::get)) {
            one.ask().get(5, TimeUnit.SECONDS); // until second 3

            // When
            pass(11);
            one.ask().get(5, TimeUnit.SECONDS);

            // Then
            assertThat(checks).as("4 times 3 seconds are not over").hasValue(1);

            // When
            pass(2);
            one.ask().get(5, TimeUnit.SECONDS);

            // Then
            assertThat(checks).hasValue(2);
        }
    }

    private Outcome check(CountDownLatch go) {
        try {
            assertThat(go.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Unreachable("check " + checks.incrementAndGet());
    }

    private Outcome checkThatTakes(int seconds) {
        pass(seconds);
        return new Outcome.Unreachable("check " + checks.incrementAndGet());
    }

    private void pass(int seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }
}

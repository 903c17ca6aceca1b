package ayes.replay.kafka;

import static ayes.replay.Story.SESSION;
import static ayes.replay.Story.TENANT;
import static ayes.replay.Story.started;
import static ayes.replay.Story.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.access.Refused;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.replay.Bound.AtInstant;
import ayes.replay.EventNames;
import ayes.replay.Line;
import ayes.replay.Part;
import ayes.replay.Range;
import ayes.replay.ReplaySettings;
import ayes.replay.Story;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class ExportsTest {

    private static final SessionId ANOTHER = new SessionId(UUID.randomUUID());
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LogInMemory log = new LogInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReplayMetrics metrics = new ReplayMetrics(meters);
    private final Exports exports = exports(log::consumer);

    @Test
    void exportsThisSessionAndNoOther() {
        log.with(of(ANOTHER, 1)).with(started()).with(of(ANOTHER, 2)).with(vote(1));

        assertThat(types(Range.ALL)).containsExactly("sessionStarted", "voteCast");
    }

    @Test
    void exportsAllOfALongHistory() {
        log.with(started());
        for (long seq = 1; seq <= 1_000; seq++) {
            log.with(vote(seq)).with(vote(Math.max(1, seq - 3)));
        }

        assertThat(types(Range.ALL)).hasSize(1_001);
        assertThat(meters.counter("ayes.replay.lines").count()).isEqualTo(1_001);
    }

    @Test
    void beginsAtAnInstantWithoutReadingWhatLiesFarBefore() {
        // Given a session's beginning that is known, and an hour of votes
        log.with(started());
        for (long seq = 1; seq <= 3_600; seq++) {
            log.with(vote(seq));
        }
        lines(exports, Range.ALL);
        log.handedOut.set(0);

        // When
        var lastMinute = lines(exports, new Range(new AtInstant(Story.START.plusSeconds(3_541)), null));

        // Then
        assertThat(lastMinute).hasSize(60);
        assertThat(log.handedOut.get()).isLessThan(500);
    }

    @Test
    void isEmptyWhenNothingOfTheSessionIsInTheRange() {
        log.with(started());

        assertThat(types(new Range(new AtInstant(Story.START.plusSeconds(99)), null)))
                .isEmpty();
    }

    @Test
    void endsWhereTheLogEndedWhenTheExportBegan() {
        // Given
        log.with(started()).with(vote(1));
        var slow = new Slow();
        exports.of(SESSION, Part.ALL, _ -> true).subscribe(slow);
        until(() -> log.handedOut.get() > 0);

        // When
        log.with(vote(2));
        slow.request(Long.MAX_VALUE);

        // Then
        until(slow::isOver);
        assertThat(slow.batches.poll()).hasSize(2);
    }

    @Test
    void readsNoFurtherThanTheClientTakes() throws Exception {
        // Given
        log.with(started());
        for (long seq = 1; seq <= 10_000; seq++) {
            log.with(vote(seq));
        }
        var slow = new Slow();
        exports.of(SESSION, Part.ALL, _ -> true).subscribe(slow);

        // When
        slow.request(2);
        assertThat(slow.batches.poll(10, TimeUnit.SECONDS)).hasSize(64);
        assertThat(slow.batches.poll(10, TimeUnit.SECONDS)).hasSize(64);

        // Then the third batch is full and waits; nothing is read behind it
        until(() -> log.handedOut.get() >= 3 * 64);
        assertThat(slow.batches.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(log.handedOut.get()).isLessThan(4 * 64);
        slow.cancel();
    }

    @Test
    void closesItsConsumerWhenTheClientHangsUp() {
        // Given
        for (long seq = 1; seq <= 1_000; seq++) {
            log.with(vote(seq));
        }
        var slow = new Slow();
        exports.of(SESSION, Part.ALL, _ -> true).subscribe(slow);
        until(() -> log.open.get() == 1);

        // When
        slow.cancel();

        // Then
        until(() -> log.open.get() == 0);
    }

    @Test
    void givesUpAClientThatTakesNothing() {
        // Given
        log.with(vote(1));
        var impatient = new Exports(log::consumer, new ReplaySettings(1, SOON, Duration.ofMillis(20)), metrics);
        var slow = new Slow();

        // When
        impatient.of(SESSION, Part.ALL, _ -> true).subscribe(slow);

        // Then
        until(slow::isOver);
        assertThat(slow.failure).isInstanceOf(StalledExport.class);
        assertThat(log.open.get()).isZero();
    }

    @Test
    void doesNotPassAPartForTheWholeWhenTheProcessStops() {
        // Given
        log.with(vote(1));
        var slow = new Slow();
        exports.of(SESSION, Part.ALL, _ -> true).subscribe(slow);
        until(() -> log.handedOut.get() > 0);

        // When
        exports.close();

        // Then
        until(slow::isOver);
        assertThat(slow.failure).isInstanceOf(Refused.class);
    }

    @Test
    void refusesASessionThatTheLogDoesNotKnow() {
        log.with(of(ANOTHER, 1));

        assertRefused("not-found", () -> types(Range.ALL));
    }

    @Test
    void refusesASessionOfAnotherTenantLikeAnUnknownOne() {
        log.with(started());

        assertRefused(
                "not-found",
                () -> exports.of(SESSION, Part.ALL, tenant -> !tenant.equals(TENANT))
                        .blockLast(SOON));
    }

    @Test
    void refusesMoreExportsThanItHasPlaces() {
        // Given
        log.with(vote(1));
        var slow = new Slow();
        exports.of(SESSION, Part.ALL, _ -> true).subscribe(slow);

        // When
        assertRefused("overloaded", () -> types(Range.ALL));

        // Then
        slow.request(1);
        until(slow::isOver);
        assertThat(types(Range.ALL)).hasSize(1);
    }

    @Test
    void hasAPlaceAgainAsSoonAsAnExportIsOver() {
        log.with(vote(1));

        for (int i = 0; i < 100; i++) {
            assertThat(types(Range.ALL)).hasSize(1);
        }
    }

    @Test
    void leavesOutBytesThatNobodyCanReadAndCountsThem() {
        log.with(started()).with(SESSION, 0, new byte[] {1, 2, 3}).with(vote(1));

        assertThat(types(Range.ALL)).containsExactly("sessionStarted", "voteCast");
        assertThat(meters.counter("ayes.replay.unreadable").count()).isPositive();
    }

    @Test
    void asksToComeBackWhenKafkaFallsSilent() {
        log.with(vote(1)).silent();
        var impatient = new Exports(log::consumer, new ReplaySettings(1, Duration.ofNanos(1), SOON), metrics);

        assertRefused("overloaded", () -> lines(impatient, Range.ALL));
    }

    @Test
    void asksToComeBackWhenKafkaIsOutOfReach() {
        assertRefused(
                "overloaded",
                () -> lines(
                        exports(() -> {
                            throw new TimeoutException("no broker answers");
                        }),
                        Range.ALL));
    }

    private Exports exports(Supplier<Consumer<byte[], byte[]>> consumers) {
        return new Exports(consumers, new ReplaySettings(1, SOON, SOON), metrics);
    }

    private List<String> types(Range range) {
        return lines(exports, range).stream()
                .map(line -> EventNames.of(line.recorded().event()))
                .toList();
    }

    private static List<Line> lines(Exports from, Range range) {
        var lines = new ArrayList<Line>();
        from.of(SESSION, Part.of(range), _ -> true).doOnNext(lines::addAll).blockLast(SOON);
        return lines;
    }

    private static Recorded of(SessionId session, long seq) {
        var ours = vote(seq);
        return new Recorded(ours.position(), ours.stream(), session, TENANT, ours.acceptedAt(), ours.event());
    }

    private static void assertRefused(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(type));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + SOON).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Takes what it asks for by hand. */
    private static final class Slow extends BaseSubscriber<List<Line>> {

        final LinkedBlockingQueue<List<Line>> batches = new LinkedBlockingQueue<>();
        volatile @Nullable Throwable failure;
        private volatile boolean over;

        boolean isOver() {
            return over;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing is asked for yet.
        }

        @Override
        protected void hookOnNext(List<Line> batch) {
            batches.add(batch);
        }

        @Override
        protected void hookOnError(Throwable reason) {
            failure = reason;
            over = true;
        }

        @Override
        protected void hookOnComplete() {
            over = true;
        }
    }
}

package ayes.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.Tally;
import ayes.fold.PollFold;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.topic.Topics;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new owner of a restored state does first. */
class LaneTest {

    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeyValueStore<String, StateOf<Tally>> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(StreamKind.POLLS.store()),
                    Serdes.String(),
                    StateSerde.of(Codecs.TALLY_STATE))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void restoreAnOpenAndAClosedPoll() {
        context.setCurrentSystemTimeMs(1_000);
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);

        var open = new PollHistory(new SessionHistory().session, SessionHistory.poll(1), 1);
        open.open();
        open.vote(1, 0);
        put(open);
        var closed = new PollHistory(new SessionHistory().session, SessionHistory.poll(2), 1);
        closed.open();
        closed.close();
        put(closed);
    }

    @Test
    void showsOpenPollsAgainBecauseTheLastOwnerMayHaveHeldThemBack() {
        // Given
        Lane<Tally> lane = lane();

        // When
        lane.resume();
        lane.tick();

        // Then
        assertThat(forwarded()).singleElement().satisfies(tally -> {
            assertThat(tally.status()).isEqualTo(PollStatus.OPEN);
            assertThat(tally.voters()).isEqualTo(1);
        });
    }

    @Test
    void showsNothingTwiceThatDidNotChange() {
        // Given
        Lane<Tally> lane = lane();
        lane.resume();
        lane.tick();
        context.resetForwards();

        // When
        lane.tick();

        // Then
        assertThat(forwarded()).isEmpty();
    }

    private Lane<Tally> lane() {
        return new Lane<>(StreamKind.POLLS, context, Duration.ofMillis(40), new TallyMetrics(meters));
    }

    private void put(PollHistory poll) {
        @Nullable StateOf<Tally> state = null;
        for (var event : poll.events()) {
            state = PollFold.dense().take(state, event).state();
        }
        store.put(Topics.key(poll.session, poll.poll), state);
    }

    private List<Tally> forwarded() {
        return context.forwarded().stream()
                .map(capture -> Codecs.TALLY.decode(capture.record().value()))
                .toList();
    }
}

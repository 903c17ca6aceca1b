package ayes.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Recorded;
import ayes.event.Tally;
import ayes.fold.DenseFold;
import ayes.fold.PollFold;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.topic.Topics;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatesTest {

    private static final int FLOOD = 300;

    private final DenseFold<Tally> fold = PollFold.dense();
    private final PollHistory poll = new PollHistory(new SessionHistory().session, SessionHistory.poll(1), 1);
    private final String key = Topics.key(poll.session, poll.poll);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TallyMetrics metrics = new TallyMetrics(meters);
    private final KeyValueStore<String, StateOf<Tally>> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(StreamKind.POLLS.store()),
                    Serdes.String(),
                    StateSerde.of(Codecs.TALLY_STATE))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void openStore() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @Test
    void aFloodAboveAHolePutsOneRecordForEachOfItsEvents() {
        // Given
        poll.open();
        Recorded missing = poll.vote(0, 0);
        List<Recorded> known = without(missing);
        States<Tally> states = resumed();
        known.forEach(event -> take(states, event));

        // When
        for (int voter = 1; voter <= FLOOD; voter++) {
            take(states, poll.vote(voter, 0));
        }

        // Then
        assertThat(store.approximateNumEntries()).isEqualTo(1 + FLOOD);
        assertThat(store.get(key).above()).isEmpty();
        assertThat(meters.get(TallyMetrics.OPEN_HOLES).gauge().value()).isEqualTo(1);

        // When
        take(states, missing);

        // Then
        assertThat(store.approximateNumEntries()).isEqualTo(1);
        assertThat(voters(store.get(key))).isEqualTo(1 + FLOOD);
        assertThat(meters.get(TallyMetrics.OPEN_HOLES).gauge().value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyNextOwnerFindsWhatTheLastOneHad(long seed) {
        // Given
        var random = new Random(seed);
        poll.open();
        for (int vote = 0; vote < 40; vote++) {
            poll.vote(random.nextInt(12), random.nextInt(3));
        }
        poll.close();
        var shuffled = new ArrayList<>(poll.events());
        Collections.shuffle(shuffled, random);
        States<Tally> states = resumed();

        for (Recorded event : shuffled) {
            // When
            take(states, event);

            // Then
            StateOf<Tally> state = Objects.requireNonNull(states.read(key));
            assertThat(states.shown(key, state)).isEqualTo(fold.shown(state));
            assertThat(resumed().read(key)).isEqualTo(state);
        }
    }

    @Test
    void eventsThatWereCountedBeforeACrashAreNotCountedAgain() {
        // Given
        poll.open();
        Recorded missing = poll.vote(0, 0);
        List<Recorded> known = without(missing);
        States<Tally> states = resumed();
        known.forEach(event -> take(states, event));
        take(states, poll.vote(1, 1));
        Map<String, StateOf<Tally>> waiting = waiting();
        take(states, missing);

        // When
        waiting.forEach(store::put); // as if their deletions had been lost

        // Then
        States<Tally> next = resumed();
        assertThat(Objects.requireNonNull(next.read(key)).above()).isEmpty();
        assertThat(voters(next.read(key))).isEqualTo(2);
        take(next, poll.vote(2, 2));
        assertThat(store.approximateNumEntries()).isEqualTo(1);
        assertThat(voters(store.get(key))).isEqualTo(3);
    }

    @Test
    void readsStatesThatHeldTheirWaitingEvents() {
        // Given
        poll.open();
        Recorded missing = poll.vote(0, 0);
        poll.vote(1, 1);
        @Nullable StateOf<Tally> earlier = null;
        for (Recorded event : without(missing)) {
            earlier = fold.take(earlier, event).state();
        }
        store.put(key, earlier);

        // When
        States<Tally> states = resumed();
        take(states, poll.vote(2, 2));

        // Then
        assertThat(store.get(key).above()).isEmpty();
        assertThat(Objects.requireNonNull(resumed().read(key)).above()).hasSize(2);
        take(states, missing);
        assertThat(voters(store.get(key))).isEqualTo(3);
    }

    private List<Recorded> without(Recorded missing) {
        return poll.events().stream().filter(event -> event != missing).toList();
    }

    private States<Tally> resumed() {
        var states = new States<>(fold, store, metrics);
        states.resume((_, _) -> {});
        return states;
    }

    private void take(States<Tally> states, Recorded event) {
        @Nullable StateOf<Tally> before = states.read(key);
        states.put(key, before, fold.take(before, event).state());
    }

    private static long voters(@Nullable StateOf<Tally> state) {
        return Objects.requireNonNull(Objects.requireNonNull(state).base()).voters();
    }

    private Map<String, StateOf<Tally>> waiting() {
        var waiting = new HashMap<String, StateOf<Tally>>();
        try (var all = store.range("~", null)) {
            all.forEachRemaining(entry -> waiting.put(entry.key, entry.value));
        }
        return waiting;
    }
}

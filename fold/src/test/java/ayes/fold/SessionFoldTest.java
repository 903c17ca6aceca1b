package ayes.fold;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Recorded;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFoldTest {

    private final SessionHistory history = new SessionHistory();
    private final DenseFold<SessionView> fold = SessionFold.dense();

    @Test
    void followsASessionFromItsStartToItsEnd() {
        // Given
        history.join(1);
        history.add(1);
        history.join(2);
        history.add(2);
        history.order(2, 1);
        history.end();

        // When
        SessionView shown = shown(stateAfter(history.events()));

        // Then
        assertThat(shown.code()).isEqualTo("AB12CD");
        assertThat(shown.title()).isEqualTo("All hands");
        assertThat(shown.joined()).isEqualTo(2);
        assertThat(shown.polls()).containsExactly(SessionHistory.poll(2), SessionHistory.poll(1));
        assertThat(shown.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(shown.through()).isEqualTo(7);
    }

    @Test
    void countsAJoinOnceHoweverOftenItArrives() {
        // Given
        Recorded join = history.join(1);

        // When
        SessionView shown = shown(stateAfter(List.of(history.started(), join, join)));

        // Then
        assertThat(shown.joined()).isEqualTo(1);
    }

    @Test
    void listsAPollOnceAlthoughItsOrderOvertookIt() {
        // Given
        Recorded added = history.add(1);
        Recorded ordered = history.order(1);

        // When
        StateOf<SessionView> state = stateAfter(List.of(history.started(), ordered));

        // Then
        assertThat(shown(state).polls()).containsExactly(SessionHistory.poll(1));
        assertThat(shown(fold.take(state, added).state()).polls()).containsExactly(SessionHistory.poll(1));
    }

    @Test
    void showsNothingBeforeTheSessionHasATitle() {
        // When
        StateOf<SessionView> state = stateAfter(List.of(history.join(1)));

        // Then
        assertThat(fold.shown(state)).isNull();
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsTheSameInWhateverOrderEventsArrive(long seed) {
        // Given
        var random = new Random(seed);
        for (int i = 1; i <= 20; i++) {
            Recorded ignored = random.nextInt(3) == 0 ? history.add(i) : history.join(i);
        }
        var deliveries = new ArrayList<>(history.events());
        deliveries.addAll(history.events().subList(0, 10));
        Collections.shuffle(deliveries, random);

        // When
        StateOf<SessionView> state = stateAfter(deliveries);

        // Then
        assertThat(state).isEqualTo(stateAfter(history.events()));
    }

    @Test
    void aStatementSaysAllOfASessionWhoseBeginningIsLost() {
        // Given
        history.join(1);
        Recorded stated = history.taken(SessionStatus.LIVE, List.of(SessionHistory.poll(2)), 41);

        // When
        SessionView shown = shown(stateAfter(List.of(stated, history.join(2), history.add(3))));

        // Then
        assertThat(shown.title()).isEqualTo("All hands");
        assertThat(shown.joined()).isEqualTo(42);
        assertThat(shown.polls()).containsExactly(SessionHistory.poll(2), SessionHistory.poll(3));
        assertThat(shown.through()).isEqualTo(5);
    }

    private SessionView shown(StateOf<SessionView> state) {
        return Objects.requireNonNull(fold.shown(state));
    }

    private StateOf<SessionView> stateAfter(List<Recorded> events) {
        @Nullable StateOf<SessionView> state = null;
        for (Recorded event : events) {
            StateOf<SessionView> next = fold.take(state, event).state();
            state = Codecs.SESSION_STATE.decode(Codecs.SESSION_STATE.encode(next));
        }
        return Objects.requireNonNull(state);
    }
}

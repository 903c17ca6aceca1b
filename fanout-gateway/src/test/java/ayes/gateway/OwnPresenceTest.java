package ayes.gateway;

import static ayes.screen.Ballroom.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Presence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnPresenceTest {

    private static final long SECOND = 1_000_000;

    private final OwnPresence presence = new OwnPresence("self");

    @Test
    void saysANumberWhenItChanged() {
        // Given
        presence.due(Map.of(), 0);

        // Then
        assertThat(presence.due(Map.of(SESSION, 3), SECOND)).containsExactly(of(3, SECOND));
        assertThat(presence.due(Map.of(SESSION, 3), 2 * SECOND)).isEmpty();
        assertThat(presence.due(Map.of(SESSION, 4), 3 * SECOND)).containsExactly(of(4, 3 * SECOND));
        assertThat(presence.due(Map.of(), 4 * SECOND)).containsExactly(of(0, 4 * SECOND));
    }

    @Test
    void isAliveEveryFiveSeconds() {
        // When
        var beats = List.of(0L, 1L, 4L, 5L, 9L, 10L).stream()
                .filter(second -> !presence.due(Map.of(), second * SECOND).isEmpty())
                .toList();

        // Then
        assertThat(beats).containsExactly(0L, 5L, 10L);
    }

    @Test
    void whatWasLostIsSaidAgain() {
        // Given
        presence.due(Map.of(SESSION, 3), 0);
        presence.due(Map.of(), SECOND);

        // When
        presence.sayAllAgain();

        // Then
        assertThat(presence.due(Map.of(), 2 * SECOND)).containsExactly(of(0, 2 * SECOND));
    }

    @Test
    void repeatsItselfLongBeforeTheLogForgets() {
        // Given
        presence.due(Map.of(SESSION, 3), 0);

        // Then
        assertThat(presence.due(Map.of(SESSION, 3), 600 * SECOND)).contains(of(3, 600 * SECOND));
    }

    private static Presence of(int connected, long at) {
        return new Presence(SESSION, "self", connected, at);
    }
}

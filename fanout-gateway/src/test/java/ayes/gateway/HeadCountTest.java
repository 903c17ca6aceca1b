package ayes.gateway;

import static ayes.screen.Ballroom.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Presence;
import ayes.event.SessionId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeadCountTest {

    private static final long SECOND = 1_000_000;
    private static final long NOW = 1_000_000 * SECOND;

    private final HeadCount headCount = new HeadCount("self");

    @Test
    void addsUpAllGateways() {
        // When
        says("self", 10, NOW);
        says("other", 5, NOW);
        says("other", 7, NOW);

        // Then
        assertThat(headCount.of(SESSION)).isEqualTo(17);
        assertThat(headCount.of(new SessionId(new UUID(1, 1)))).isZero();
    }

    @Test
    void aGatewayThatFellSilentCountsNoMore() {
        // Given
        says("self", 10, NOW);
        says("other", 7, NOW);

        // When
        var changed = beats("self", NOW + 16 * SECOND);

        // Then
        assertThat(headCount.of(SESSION)).isEqualTo(10);
        assertThat(changed).containsExactly(SESSION);
    }

    @Test
    void aGatewayThatSpeaksAgainCountsAgain() {
        // Given
        says("other", 7, NOW);
        beats("self", NOW + 16 * SECOND);

        // When
        var changed = beats("other", NOW + 17 * SECOND);

        // Then
        assertThat(headCount.of(SESSION)).isEqualTo(7);
        assertThat(changed).containsExactly(SESSION);
    }

    @Test
    void nobodyExpiresWhileTheLogIsAway() {
        // Given
        says("self", 10, NOW);
        says("other", 7, NOW);

        // When: nobody is heard for an hour, and then the other one first
        beats("other", NOW + 3600 * SECOND);

        // Then
        assertThat(headCount.of(SESSION)).isEqualTo(17);
    }

    @Test
    void historyDoesNotBringDeadGatewaysBack() {
        // Given
        headCount.heard(new Presence(SESSION, "dead", 99, NOW - 600 * SECOND), NOW);
        headCount.heard(new Presence(SESSION, "alive", 7, NOW - 600 * SECOND), NOW);

        // When
        beats("alive", NOW);

        // Then
        assertThat(headCount.of(SESSION)).isEqualTo(7);
    }

    private void says(String gateway, int connected, long at) {
        headCount.heard(new Presence(SESSION, gateway, connected, at), at);
    }

    private Set<SessionId> beats(String gateway, long at) {
        return headCount.heard(new Presence(HeadCount.HEARTBEAT, gateway, 0, at), at);
    }
}

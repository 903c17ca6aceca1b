package ayes.gateway;

import static ayes.gateway.Hall.CAKE;
import static ayes.gateway.Hall.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTest {

    private final Pending pending = new Pending();

    @Test
    void aFrameIsDueOnce() {
        // When
        boolean first = pending.add(new FrameKey.Counts(TEA));
        boolean second = pending.add(new FrameKey.Counts(TEA));

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(drain()).containsExactly(new FrameKey.Counts(TEA));
    }

    @Test
    void aWholePollTakesThePlaceOfItsCounts() {
        // When
        pending.add(new FrameKey.Counts(TEA));
        pending.add(new FrameKey.Counts(CAKE));
        pending.add(new FrameKey.Poll(TEA));
        pending.add(new FrameKey.Counts(TEA));

        // Then
        assertThat(drain()).containsExactly(new FrameKey.Counts(CAKE), new FrameKey.Poll(TEA));
    }

    @Test
    void aSessionTakesThePlaceOfPresence() {
        // When
        pending.add(new FrameKey.Presence());
        pending.add(new FrameKey.Session());
        pending.add(new FrameKey.Presence());

        // Then
        assertThat(drain()).containsExactly(new FrameKey.Session());
    }

    @Test
    void aSnapshotSaysItAll() {
        // When
        pending.add(new FrameKey.Poll(TEA));
        pending.add(new FrameKey.Snapshot());
        pending.add(new FrameKey.Counts(CAKE));
        pending.add(new FrameKey.Session());

        // Then
        assertThat(drain()).containsExactly(new FrameKey.Snapshot());
    }

    @Test
    void aPingIsNeedlessBesideAnythingElse() {
        // When
        pending.add(new FrameKey.Ping());
        pending.add(new FrameKey.Counts(TEA));
        pending.add(new FrameKey.Ping());

        // Then
        assertThat(drain()).containsExactly(new FrameKey.Counts(TEA));
    }

    private List<FrameKey> drain() {
        var due = new ArrayList<FrameKey>();
        for (FrameKey key = pending.next(); key != null; key = pending.next()) {
            due.add(key);
        }
        return due;
    }
}

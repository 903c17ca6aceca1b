package ayes.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotCheckTest {

    private static final SlotRecord RECORDED = new SlotRecord("7", true, Instant.EPOCH);

    @Test
    void makesASlotOnTheFirstStart() {
        assertThat(decide(null, null)).isEqualTo(new SlotCheck.Fresh());
    }

    @Test
    void usesAGoodSlot() {
        assertThat(decide(slot("pgoutput", "ayes", "reserved", null, null), RECORDED))
                .isEqualTo(new SlotCheck.Usable());
    }

    @Test
    void healsASlotThatIsGone() {
        assertThat(decide(null, RECORDED)).isEqualTo(new SlotCheck.Missing());
    }

    @Test
    void healsASlotThatLostItsChanges() {
        assertThat(decide(slot("pgoutput", "ayes", "lost", null, null), RECORDED))
                .isInstanceOf(SlotCheck.Lost.class);
        assertThat(decide(slot("pgoutput", "ayes", "lost", "wal_removed", null), RECORDED))
                .isEqualTo(new SlotCheck.Lost("wal_removed"));
    }

    @Test
    void finishesARepublishingThatSomebodyElseBegan() {
        var begun = new SlotRecord("7", false, null);

        assertThat(decide(slot("pgoutput", "ayes", "reserved", null, null), begun))
                .isEqualTo(new SlotCheck.Unfinished());
        assertThat(decide(slot("pgoutput", "ayes", "reserved", null, null), null))
                .isEqualTo(new SlotCheck.Unfinished());
    }

    @Test
    void doesNotStreamBesideAnotherOne() {
        assertThat(decide(slot("pgoutput", "ayes", "reserved", null, 42), RECORDED))
                .isEqualTo(new SlotCheck.Busy(42));
    }

    @Test
    void waitsForAnOperatorOnAnotherCluster() {
        SlotCheck check = SlotCheck.decide("s", new SlotFacts("8", "ayes", null), RECORDED);

        assertThat(check)
                .isInstanceOfSatisfying(
                        SlotCheck.Foreign.class,
                        foreign -> assertThat(foreign.sentence()).contains("cluster 7", "cluster 8", "./ayes epoch"));
    }

    @Test
    void leavesSomebodyElsesSlotAlone() {
        assertThat(decide(slot("wal2json", "ayes", "reserved", null, null), null))
                .isInstanceOf(SlotCheck.Foreign.class);
        assertThat(decide(slot("pgoutput", "other", "lost", null, 42), null)).isInstanceOf(SlotCheck.Foreign.class);
    }

    private static SlotCheck decide(SlotFacts.@Nullable Slot slot, @Nullable SlotRecord recorded) {
        return SlotCheck.decide("s", new SlotFacts("7", "ayes", slot), recorded);
    }

    private static SlotFacts.Slot slot(
            String plugin, String database, String wal, @Nullable String invalid, @Nullable Integer pid) {
        return new SlotFacts.Slot(plugin, database, wal, invalid, pid);
    }
}

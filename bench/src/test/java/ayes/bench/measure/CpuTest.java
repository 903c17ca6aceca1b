package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CpuTest {

    @Test
    void readsTheProcessAndItsEndedChildrenFromALineOfProc() {
        // Given
        String line = "4711 (postgres: a) b) S 1 4711 4711 0 -1 4194560 1 2 3 4 100 20 3000 400 20 0 1 0 99 0 0";

        // When
        ProcStat ticks = ProcStat.parse(line);

        // Then
        assertThat(ticks).isEqualTo(new ProcStat(120, 3_400));
    }

    @Test
    void tellsWhatWasUsedSinceTheStartInTheOrderOfNaming() {
        // Given
        var ingest = new AtomicLong(5_000_000);
        var meter = new CpuMeter().with("ingest", ingest::get).with("broker", () -> 7_000);

        // When
        meter.start();
        ingest.addAndGet(2_000_000);

        // Then
        assertThat(meter.microseconds()).containsEntry("ingest", 2_000.0).containsEntry("broker", 0.0);
        assertThat(meter.microseconds().keySet()).containsExactly("ingest", "broker");
    }

    @Test
    void aProcessThatIsNotThereUsesNothing() {
        assertThat(CpuTime.nanosOfTree(Long.MAX_VALUE)).isZero();
    }
}

package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void readsWhatAJvmSaysOfItself() {
        // Given
        String histogram = """
                   1:         14721        1293656  [B (java.base@25)
                Total        250000       34000000
                """;
        String nativeMemory = """
                -                     Other (reserved=8200KB, committed=8192KB)
                                            (malloc=8192KB #30)
                """;

        // When
        JvmMemory memory = JvmMemory.parse(histogram, nativeMemory, 1 << 28);

        // Then
        assertThat(memory).isEqualTo(new JvmMemory(34_000_000, 8_192 * 1_024, 1 << 28));
    }

    @Test
    void readsWhatTheKernelHoldsForSockets() {
        // Given
        String sockstat = """
                sockets: used 676
                TCP: inuse 14 orphan 0 tw 138 alloc 648 mem 291
                UDP: inuse 0 mem 3
                """;
        String slabinfo = """
                slabinfo - version: 2.1
                TCP                   10     39   2000   13    8 : tunables    0    0    0
                dentry            126756 126756    192   21    1 : tunables    0    0    0
                filp                 100    100    192   21    1 : tunables    0    0    0
                """;

        // When
        KernelSockets kernel = KernelSockets.parse(sockstat, slabinfo);

        // Then
        assertThat(kernel).isEqualTo(new KernelSockets(291 * 4_096, 10 * 2_000 + 100 * 192));
    }

    @Test
    void whatIsNotSaidIsZero() {
        assertThat(KernelSockets.parse("", "")).isEqualTo(new KernelSockets(0, 0));
        assertThat(JvmMemory.parse("", "", 0)).isEqualTo(new JvmMemory(0, 0, 0));
    }
}

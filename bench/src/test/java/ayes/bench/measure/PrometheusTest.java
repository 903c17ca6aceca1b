package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTest {

    private static final String TEXT = """
            # HELP jvm_memory_used_bytes The amount of used memory
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.0E7
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E7
            ayes_ingest_pool_acquired 3.0
            ayes_ingest_pool_acquired_more 4.0
            """;

    @Test
    void addsTheLinesThatCarryALabel() {
        assertThat(Prometheus.sum(TEXT, "jvm_memory_used_bytes", "area=\"heap\""))
                .isEqualTo(35_000_000);
    }

    @Test
    void takesAMetricByItsWholeName() {
        assertThat(Prometheus.sum(TEXT, "ayes_ingest_pool_acquired", "")).isEqualTo(3);
        assertThat(Prometheus.has(TEXT, "ayes_ingest_pool")).isFalse();
    }
}

package ayes.relay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.base.QueueProvider;
import io.debezium.pipeline.Sizeable;
import io.debezium.util.LoggingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestingQueueTest {

    private static final int FULL_AT = 64;

    private record Numbered(int number) implements Sizeable {
        @Override
        public long objectSize() {
            return Integer.BYTES;
        }
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(QueueProvider.class).stream()
                        .map(found -> found.get().name()))
                .contains(RestingQueue.NAME);
    }

    @Test
    void handsEverythingOverInOrder() throws Exception {
        int events = 10_000;
        ChangeEventQueue<Numbered> queue = debeziums();
        var read = new ArrayList<Integer>();

        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            var written = writer.submit(() -> {
                for (int i = 0; i < events; i++) {
                    queue.enqueue(new Numbered(i));
                }
                return null;
            });
            while (read.size() < events && !Thread.currentThread().isInterrupted()) {
                queue.poll().forEach(event -> read.add(event.number()));
                if (written.isDone()) {
                    written.get();
                }
            }
        }

        assertThat(read).isEqualTo(IntStream.range(0, events).boxed().toList());
    }

    @Test
    void letsWhoeverLooksAgainAndAgainRest() {
        var queue = new RestingQueue<Numbered>();
        int looks = 50;

        long from = System.nanoTime();
        for (int i = 0; i < looks; i++) {
            assertThat(queue.size()).isZero();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(5));
    }

    @Test
    void tellsAtOnceWhatIsThere() {
        var queue = new RestingQueue<Numbered>();
        queue.enqueue(new Numbered(1));
        queue.enqueue(new Numbered(2));

        assertThat(queue.size()).isEqualTo(2);
        assertThat(List.of(queue.poll(), queue.poll())).containsExactly(new Numbered(1), new Numbered(2));
        assertThat(queue.poll()).isNull();
        assertThat(queue.size()).isZero();
    }

    private static ChangeEventQueue<Numbered> debeziums() {
        return new ChangeEventQueue.Builder<Numbered>()
                .pollInterval(Duration.ofMillis(5))
                .maxBatchSize(FULL_AT / 4)
                .maxQueueSize(FULL_AT)
                .queueProvider(new RestingQueue<>())
                .loggingContextSupplier(() -> LoggingContext.forConnector("test", "test", "test"))
                .build();
    }
}

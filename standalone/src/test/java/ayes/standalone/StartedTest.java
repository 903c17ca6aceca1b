package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {

    private final Started started = new Started();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void stopsInTheOppositeOrder() throws InterruptedException {
        // Given
        started.add(part("postgres"));
        started.add(part("kafka"));
        started.add(part("steps"));

        // When
        started.close();

        // Then
        assertThat(stopped).containsExactly("steps", "kafka", "postgres");
    }

    @Test
    void stopsTheOthersWhenOneDoesNotStop() throws InterruptedException {
        // Given
        started.add(part("postgres"));
        started.add(() -> {
            throw new IllegalStateException("stuck");
        });

        // When
        started.close();

        // Then
        assertThat(stopped).containsExactly("postgres");
    }

    @Test
    void stopsOnce() throws InterruptedException {
        // Given
        started.add(part("postgres"));
        started.close();

        // When
        started.close();

        // Then
        assertThat(stopped).containsExactly("postgres");
    }

    @Test
    void stopsAtOnceWhatStartsAfterAStop() {
        // Given
        started.refuseMore();

        // When, then
        assertThatThrownBy(() -> started.add(part("late"))).isInstanceOf(InterruptedException.class);
        assertThat(stopped).containsExactly("late");
    }

    private AutoCloseable part(String name) {
        return () -> stopped.add(name);
    }
}

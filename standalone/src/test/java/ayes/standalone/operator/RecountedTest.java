package ayes.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecountedTest {

    @Test
    void agreesOnlyWhereBothSayTheSame() {
        var all = Recounted.all(Map.of("a", 1L, "b", 2L, "c", 3L), Map.of("a", 1L, "b", 5L, "d", 4L));

        assertThat(all)
                .extracting(Recounted::key, Recounted::agrees)
                .containsExactly(tuple("a", true), tuple("b", false), tuple("c", false), tuple("d", false));
    }

    @Test
    void whatHasCountedMoreIsAheadAndWhatHasCountedAsMuchIsNot() {
        assertThat(new Recounted<>("a", "xx", "x").isAhead(value -> (long) value.length()))
                .isTrue();
        assertThat(new Recounted<>("a", "x", null).isAhead(value -> (long) value.length()))
                .isTrue();
        assertThat(new Recounted<>("a", "x", "y").isAhead(value -> (long) value.length()))
                .isFalse();
    }
}

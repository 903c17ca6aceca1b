package ayes.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ayes.bench.measure.Growth.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void aStraightLineHasItsSlopeAndNoBend() {
        // When
        Growth growth = Growth.of(List.of(new Point(1, 5), new Point(10, 23), new Point(100, 203)));

        // Then
        assertThat(growth.slope()).isCloseTo(2, within(1e-9));
        assertThat(growth.start()).isCloseTo(3, within(1e-9));
        assertThat(growth.fit()).isCloseTo(1, within(1e-9));
        assertThat(growth.bend()).isEmpty();
        assertThat(growth.says("MB", "room")).isEqualTo("2.00 MB for each room, from 3.00 (fit 1.00); no bend");
    }

    @Test
    void saysWhereItBends() {
        // When
        Growth growth = Growth.of(List.of(
                new Point(0, 10), new Point(100, 11), new Point(200, 12), new Point(300, 42), new Point(400, 72)));

        // Then
        assertThat(growth.bend()).isPresent();
        assertThat(growth.bend().orElseThrow().x()).isEqualTo(200);
        assertThat(growth.bend().orElseThrow().before()).isCloseTo(0.01, within(1e-9));
        assertThat(growth.bend().orElseThrow().after()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void whatDoesNotGrowIsALineOfItsOwn() {
        Growth growth = Growth.of(List.of(new Point(1, 7), new Point(2, 7), new Point(3, 7)));

        assertThat(growth.slope()).isZero();
        assertThat(growth.bend()).isEmpty();
    }

    @Test
    void onePointIsNoLine() {
        assertThatThrownBy(() -> Growth.of(List.of(new Point(1, 1)))).hasMessageContaining("two points");
    }
}

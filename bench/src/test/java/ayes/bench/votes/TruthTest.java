package ayes.bench.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TruthTest {

    private static final UUID POLL = new UUID(0, 1);
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BEN = new UUID(1, 2);

    private static Cast cast(UUID who, int choice, int status, long seq) {
        return new Cast(0, POLL, who, choice, 1_000, 1_010, 2_000, status, seq);
    }

    private static Standing standing(UUID who, int choice, long seq) {
        return new Standing(POLL, who, choice, seq);
    }

    private static Truth truth(List<Cast> casts, List<Standing> standing, List<Long> tally) {
        return Truth.of(casts, standing, Map.of(POLL, tally), 2);
    }

    @Test
    void holdsWhenTheNewestAnswerStandsAndIsCounted() {
        assertThat(truth(
                                List.of(cast(ANN, 0, 200, 3), cast(ANN, 1, 200, 4), cast(BEN, 0, 200, 5)),
                                List.of(standing(ANN, 1, 4), standing(BEN, 0, 5)),
                                List.of(1L, 1L))
                        .holds())
                .isTrue();
    }

    @Test
    void aVoteThatWasAnsweredAndDoesNotStandIsLost() {
        assertThat(truth(List.of(cast(ANN, 0, 200, 3)), List.of(), List.of(0L, 0L))
                        .lost())
                .isEqualTo(1);
        assertThat(truth(
                                List.of(cast(ANN, 0, 200, 3), cast(ANN, 1, 200, 4)),
                                List.of(standing(ANN, 0, 3)),
                                List.of(1L, 0L))
                        .lost())
                .isEqualTo(1);
    }

    @Test
    void anotherChoiceThanWasSentIsAltered() {
        assertThat(truth(List.of(cast(ANN, 0, 200, 3)), List.of(standing(ANN, 1, 3)), List.of(0L, 1L))
                        .altered())
                .isEqualTo(1);
    }

    @Test
    void aVoteThatNobodyWasToldOfIsForeignUnlessItsAnswerWasLost() {
        assertThat(truth(List.of(cast(ANN, 0, 409, 0)), List.of(standing(ANN, 0, 3)), List.of(1L, 0L))
                        .foreign())
                .isEqualTo(1);
        assertThat(truth(List.of(cast(ANN, 0, 0, 0)), List.of(standing(ANN, 0, 3)), List.of(1L, 0L))
                        .holds())
                .isTrue();
    }

    @Test
    void aTallyThatSqlDoesNotCountIsWrong() {
        var casts = List.of(cast(ANN, 0, 200, 3));
        var standing = List.of(standing(ANN, 0, 3));

        assertThat(truth(casts, standing, List.of(0L, 1L)).wrongTallies()).containsExactly(POLL);
        assertThat(Truth.of(casts, standing, Map.of(), 2).wrongTallies()).containsExactly(POLL);
    }
}

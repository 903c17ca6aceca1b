package ayes.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.bench.plan.Plan;
import ayes.bench.plan.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlansTest {

    private static final Map<String, Workload> WORKLOADS = Stream.of(
                    new Votes(),
                    new FanOut(),
                    new JoinStorm(),
                    new IdleViewers(),
                    new StuckViewers(),
                    new LostGateway())
            .collect(Collectors.toMap(Workload::name, Function.identity()));

    static List<Plan> ours() {
        return Plans.all();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyPlanOfOursIsUnderstoodByItsWorkload(Plan plan) {
        // When
        Options options =
                Options.parse(plan.words(), Objects.requireNonNull(WORKLOADS.get(plan.workload())), Path.of("usual"));

        // Then
        assertThat(plan.with())
                .allSatisfy((option, value) -> assertThat(
                                options.numbers().containsKey(option)
                                        ? String.valueOf(options.number(option))
                                        : options.words(option))
                        .isEqualTo(value));
    }

    @Test
    void whatIsTypedHoldsInsteadOfThePlan() {
        // Given
        Plan plan = Plans.find("burst-400").orElseThrow();
        var words = new ArrayList<>(plan.words());

        // When
        words.addAll(List.of("--phones", "7", "--rate", "0"));
        Options options = Options.parse(words, new Votes(), Path.of("usual"));

        // Then
        assertThat(options.number("phones")).isEqualTo(7);
        assertThat(options.number("rate")).isZero();
        assertThat(options.number("burst-votes")).isEqualTo(400);
    }

    @Test
    void aNameThatIsNoPlanAndNoFileIsNone() {
        assertThat(Plans.find("burst-4000")).isEmpty();
    }
}

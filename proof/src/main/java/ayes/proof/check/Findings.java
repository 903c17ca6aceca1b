package ayes.proof.check;

import ayes.proof.check.Violation.Harm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Violations as they are found: all are counted, and the first of each rule are kept. */
final class Findings {

    private static final int KEPT_OF_EACH_RULE = 20;

    private final List<Violation> kept = new ArrayList<>();
    private final Map<Harm, Long> counts = new EnumMap<>(Harm.class);
    private final Map<String, Integer> byRule = new HashMap<>();

    void add(Harm harm, String rule, String sentence, Object... details) {
        counts.merge(harm, 1L, Long::sum);
        if (byRule.merge(rule, 1, Integer::sum) <= KEPT_OF_EACH_RULE) {
            kept.add(new Violation(harm, rule, sentence.formatted(details)));
        }
    }

    long count(Harm harm) {
        return counts.getOrDefault(harm, 0L);
    }

    /** How often this rule was broken. */
    long countRule(String rule) {
        return byRule.getOrDefault(rule, 0);
    }

    List<Violation> violations() {
        return List.copyOf(kept);
    }
}

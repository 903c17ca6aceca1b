package ayes.bench.plan;

import ayes.bench.report.Figure.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A load with a name.
 *
 * @param means what it asks, in a sentence
 * @param workload that it is run by
 * @param with options of the workload, as they would be typed, without the dashes
 * @param goals by the name of a figure
 */
public record Plan(String name, String means, String workload, Map<String, String> with, Map<String, Goal> goals) {

    public Plan {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
    }

    /** Its options as words of a command line; what is typed after them holds instead of them. */
    public List<String> words() {
        var words = new ArrayList<String>();
        with.forEach((option, value) -> {
            words.add("--" + option);
            words.add(value);
        });
        return words;
    }
}

package ayes.bench.plan;

import ayes.bench.report.Figure.Goal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a plan:
 *
 * <pre>{@code
 * means: 400 votes within two seconds.
 * workload: votes
 * with:
 *   burst-votes: 400
 * goals:
 *   ack p99: at most 250
 * }</pre>
 */
public final class PlanFile {

    private static final Set<String> KEYS = Set.of("means", "workload", "with", "goals");
    private static final Pattern GOAL = Pattern.compile("at (most|least) ([0-9]+(\\.[0-9]+)?)");

    private final String name;

    private PlanFile(String name) {
        this.name = name;
    }

    /**
     * Reads it.
     *
     * @param name what the plan is called, and what errors call it
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Plan read(String name, String yaml) {
        return new PlanFile(name).plan(yaml);
    }

    private Plan plan(String yaml) {
        Map<?, ?> plan = map("the file", parsed(yaml));
        for (Object key : plan.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw wrong("\"" + key + "\" means nothing there; a plan has means, workload, with and goals");
            }
        }
        return new Plan(
                name,
                text(plan, "means"),
                text(plan, "workload"),
                with(map("with", plan.get("with"))),
                goals(map("goals", plan.get("goals"))));
    }

    private @Nullable Object parsed(String yaml) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw wrong("it is no YAML: " + e.getMessage());
        }
    }

    private Map<?, ?> map(String what, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(what + " must be names with values, one a line, like \"phones: 450\"");
    }

    private String text(Map<?, ?> plan, String key) {
        Object value = plan.get(key);
        if (value == null || String.valueOf(value).isBlank()) {
            throw wrong(key + " is missing");
        }
        return String.valueOf(value).strip();
    }

    private Map<String, String> with(Map<?, ?> options) {
        var with = new LinkedHashMap<String, String>();
        options.forEach((option, value) -> {
            if (value instanceof Map || value instanceof Iterable || value == null) {
                throw wrong("with: " + option + " must be one number or word");
            }
            with.put(String.valueOf(option), String.valueOf(value));
        });
        return with;
    }

    private Map<String, Goal> goals(Map<?, ?> asked) {
        var goals = new LinkedHashMap<String, Goal>();
        asked.forEach((figure, value) -> {
            Matcher goal = GOAL.matcher(String.valueOf(value));
            if (!goal.matches()) {
                throw wrong("goals: " + figure + " must say \"at most 250\" or \"at least 3\", not \"" + value + "\"");
            }
            double bound = Double.parseDouble(goal.group(2));
            goals.put(String.valueOf(figure), goal.group(1).equals("least") ? Goal.atLeast(bound) : Goal.atMost(bound));
        });
        return goals;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The plan " + name + " cannot be used: " + what + ".");
    }
}

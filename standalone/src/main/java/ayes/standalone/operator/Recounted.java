package ayes.standalone.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is shown beside what was counted once more.
 *
 * @param key as the topic has it: {@code session/poll}, or a session
 * @param live null if nothing is shown
 * @param again null if nothing was counted
 */
record Recounted<T>(String key, @Nullable T live, @Nullable T again) {

    static <T> List<Recounted<T>> all(Map<String, T> live, Map<String, T> again) {
        var keys = new TreeSet<>(live.keySet());
        keys.addAll(again.keySet());
        var all = new ArrayList<Recounted<T>>();
        keys.forEach(key -> all.add(new Recounted<>(key, live.get(key), again.get(key))));
        return all;
    }

    boolean agrees() {
        return live != null && live.equals(again);
    }

    /**
     * Whether one of them is only ahead of the other: then they are not to be compared yet.
     *
     * @param counted how many events a value counts
     */
    boolean isAhead(Function<T, Long> counted) {
        return live == null || again == null || !counted.apply(live).equals(counted.apply(again));
    }
}

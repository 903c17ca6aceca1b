package ayes.replay.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A number for each different value, from 0 in the order in which they came: a million events name a few thousand people
 * and a handful of ballots.
 */
final class Numbers<T> {

    /** An entry of a map, a boxed number, a list's slot and a small object. */
    private static final int BYTES = 120;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int of(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    T value(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }

    long bytes() {
        return (long) values.size() * BYTES;
    }
}

package ayes.bench.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The middle of a few rounds; one round that was disturbed does not move it. */
public final class Median {

    private Median() {}

    /** Of every name by itself. All rounds know the same names. */
    public static Map<String, Double> ofEach(List<Map<String, Double>> rounds) {
        var medians = new LinkedHashMap<String, Double>();
        for (String name : rounds.getFirst().keySet()) {
            medians.put(name, of(rounds.stream().map(round -> round.get(name)).toList()));
        }
        return medians;
    }

    /** NaN of nothing; of an even number, the mean of the two in the middle. */
    public static double of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

package ayes.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** Side by side: what else the machine did in a round, it did to both. */
public final class Ratios {

    private Ratios() {}

    /** One for each round; empty if either was not measured. */
    public static List<Double> of(List<Double> these, List<Double> to) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(these.size(), to.size()); i++) {
            ratios.add(these.get(i) / to.get(i));
        }
        return ratios;
    }
}

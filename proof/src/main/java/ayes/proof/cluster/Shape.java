package ayes.proof.cluster;

import java.util.List;
import java.util.Map;

/**
 * What a deployment is made of.
 *
 * @param copies of every step, at least 1
 * @param jvm options of every process that is a JVM
 * @param ingest settings of every ingest-api that are not the usual ones, by their full names
 * @param learns whether one of each kind is started and ended first, so that later starts take half the CPU time
 */
public record Shape(int copies, List<String> jvm, Map<String, Object> ingest, boolean learns) {

    /** Small JVMs on purpose: many share a machine, and none lives for long. Few phones vote often. */
    public static final Shape TWO_OF_EACH = new Shape(
            2,
            List.of(
                    "-Xmx320m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow"),
            Map.of("ayes.ingest.votes-per-second", 50),
            false);

    public Shape {
        if (copies < 1) {
            throw new IllegalArgumentException("a deployment has at least one of each step, not " + copies);
        }
        jvm = List.copyOf(jvm);
        ingest = Map.copyOf(ingest);
    }

    /** The same for a long run: with quick starts, and the second compiler, whose work pays by then. */
    public Shape learning() {
        List<String> both = jvm.stream()
                .filter(option -> !option.startsWith("-XX:TieredStopAtLevel"))
                .toList();
        return new Shape(copies, both, ingest, true);
    }
}

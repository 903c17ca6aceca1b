package ayes.cluster;

import java.util.List;
import java.util.Map;

/**
 * What a deployment is made of.
 *
 * @param copies of every step
 * @param jvm options of every process that is a JVM
 * @param settings of every step that are not the usual ones, by their full names
 * @param learns whether one of each kind is started and ended first, so that later starts take half the CPU time
 */
public record Shape(Copies copies, List<String> jvm, Map<String, Object> settings, boolean learns) {

    /** Small on purpose: many share a machine, and none lives for long. */
    public static final List<String> SMALL_JVM = List.of(
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** How many processes there are of each step: one or more of those that a vote passes, and of the others any number. */
    public record Copies(int ingests, int relays, int processors, int gateways, int replays) {

        public Copies {
            if (Math.min(Math.min(ingests, relays), Math.min(processors, gateways)) < 1 || replays < 0) {
                throw new IllegalArgumentException("a deployment has at least one of each step");
            }
        }

        /** As many of each step that a vote passes. Nobody reads history. */
        public static Copies ofEach(int copies) {
            return new Copies(copies, copies, copies, copies, 0);
        }
    }

    public Shape {
        jvm = List.copyOf(jvm);
        settings = Map.copyOf(settings);
    }

    /** As many of each step that a vote passes. */
    public Shape(int copies, List<String> jvm, Map<String, Object> settings, boolean learns) {
        this(Copies.ofEach(copies), jvm, settings, learns);
    }

    /** The same with quick starts, which a long run has many of. */
    public Shape learning() {
        return new Shape(copies, jvm, settings, true);
    }
}

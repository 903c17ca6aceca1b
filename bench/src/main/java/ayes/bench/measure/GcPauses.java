package ayes.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often and how long a JVM stood still for its collector, from its own log.
 *
 * @param totalMs of all of them
 */
public record GcPauses(int count, double totalMs, double longestMs) {

    /** {@code [1795253467000ms] GC(3) Pause Young (Allocation Failure) 20M->4M(60M) 3.456ms}. */
    private static final Pattern PAUSE = Pattern.compile("^\\[(\\d+)ms] GC\\(\\d+\\) Pause .* ([0-9.]+)ms$");

    /** The option that makes a JVM write it, into a file of its own in this directory. */
    public static String option(Path directory) {
        return "-Xlog:gc:file=" + directory.toAbsolutePath().resolve("gc-%p.log") + ":timemillis:filecount=0";
    }

    /** Within a while, in epoch ms; nothing if it wrote no log. */
    public static GcPauses of(Path directory, long pid, long from, long until) throws IOException {
        Path log = directory.resolve("gc-" + pid + ".log");
        if (!Files.exists(log)) {
            return new GcPauses(0, 0, 0);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return parse(lines.toList(), from, until);
        }
    }

    static GcPauses parse(List<String> lines, long from, long until) {
        var pauses = new ArrayList<Double>();
        for (String line : lines) {
            Matcher found = PAUSE.matcher(line);
            if (found.matches()) {
                long at = Long.parseLong(found.group(1));
                if (at >= from && at <= until) {
                    pauses.add(Double.parseDouble(found.group(2)));
                }
            }
        }
        return new GcPauses(
                pauses.size(),
                pauses.stream().mapToDouble(Double::doubleValue).sum(),
                pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}

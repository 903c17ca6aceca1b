package ayes.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process that is in RAM, heap and everything else: Linux's {@code VmRSS}. */
public final class Resident {

    private static final String LINE = "VmRSS:";

    private Resident() {}

    /** In megabytes; 0 where the system does not say. */
    public static double megabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(LINE))
                    .mapToDouble(line -> Double.parseDouble(line.substring(LINE.length())
                                    .replace("kB", "")
                                    .strip())
                            / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}

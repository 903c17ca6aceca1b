package ayes.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a figure means nothing without: the machine that it was taken on. */
public final class Machine {

    /** For a JVM that would log everything if nobody told it what to leave out. */
    public static final String TROUBLE_ONLY = "-Dlogback.configurationFile=ayes/bench/logback.xml";

    private static final int BLOCK = 8 * 1024; // one page of PostgreSQL
    private static final int SYNCS = 300;

    private Machine() {}

    /** @param directory on the disk that the database is on */
    public static Map<String, String> facts(Path directory) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", processor());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vendor.version", "") + " " + String.join(" ", jvmOptions()));
        facts.put("fdatasync of 8 kB", syncs(directory).toString());
        facts.put(
                "load before",
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return facts;
    }

    /** Those that this JVM was started with and that say how it compiles and collects: the steps get the same. */
    public static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .toList();
    }

    /** {@code force(false)} is fdatasync. */
    private static Percentiles syncs(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "sync", "");
        var latencies = new Latencies();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BLOCK), 0);
            channel.force(true);
            for (int i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.allocate(BLOCK), 0);
                long from = System.nanoTime();
                channel.force(false);
                latencies.add(System.nanoTime() - from);
            }
        } finally {
            Files.delete(file);
        }
        return latencies.percentiles();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}

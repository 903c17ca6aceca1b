package ayes.bench.measure;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds, asked from outside after a full collection.
 *
 * @param live bytes of all objects that are reachable: independent of the collector, unlike "used"
 * @param direct bytes that Java code holds outside the heap, buffers above all; 0 unless the JVM was started with {@link #TRACKED}
 * @param resident bytes in RAM, heap and everything else
 */
public record JvmMemory(double live, double direct, double resident) {

    /** Lets a JVM tell what it holds outside the heap. */
    public static final String TRACKED = "-XX:NativeMemoryTracking=summary";

    private static final double KILOBYTE = 1 << 10;
    private static final double MEGABYTE = 1 << 20;

    /** The last line of a class histogram: instances, bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** What Unsafe and memory segments allocate: Netty's buffers and the JDK's alike, whatever they are registered as. */
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    public static JvmMemory of(long pid) throws IOException, InterruptedException {
        Jcmd.ask(pid, "GC.run"); // what is collected now has finalizers and cleaners, whose objects go with the next
        return parse(
                Jcmd.ask(pid, "GC.class_histogram"),
                Jcmd.ask(pid, "VM.native_memory", "summary", "scale=KB"),
                Resident.megabytes(pid) * MEGABYTE);
    }

    static JvmMemory parse(String histogram, String nativeMemory, double resident) {
        return new JvmMemory(first(TOTAL, histogram), first(OTHER, nativeMemory) * KILOBYTE, resident);
    }

    private static double first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "live %.1f, direct %.1f, resident %.0f MB",
                live / MEGABYTE,
                direct / MEGABYTE,
                resident / MEGABYTE);
    }
}

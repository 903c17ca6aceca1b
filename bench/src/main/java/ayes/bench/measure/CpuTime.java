package ayes.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * CPU time that processes have used so far. On Linux from {@code /proc}, with children that have ended; elsewhere from the JDK,
 * which knows only those that live.
 */
public final class CpuTime {

    /** What user space sees of a tick is 10 ms on every Linux that we run on (USER_HZ). */
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

    private CpuTime() {}

    /** The process, and its children that have ended; 0 for one that is not there. */
    public static long nanosOf(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            if (Files.exists(stat)) {
                ProcStat ticks = ProcStat.parse(Files.readString(stat));
                return (ticks.own() + ticks.reaped()) * TICK;
            }
        } catch (IOException ended) {
            return 0;
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** The process and all that it has started: those that live with their own time, those that ended with their parent's. */
    public static long nanosOfTree(long pid) {
        Stream<ProcessHandle> descendants =
                ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty);
        return nanosOf(pid)
                + descendants.mapToLong(process -> nanosOf(process.pid())).sum();
    }
}

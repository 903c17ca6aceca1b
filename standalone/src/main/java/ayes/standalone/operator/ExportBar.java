package ayes.standalone.operator;

import ayes.replay.Line;
import ayes.standalone.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an export is on its way through the log: a bar in a terminal, now and then a line elsewhere. */
final class ExportBar {

    private static final int WIDTH = 32;
    private static final Duration IN_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintStream to;
    private final long end;
    private final boolean isTerminal =
            System.console() != null && System.console().isTerminal();
    private final long begin = System.nanoTime();
    private long next = begin + pause();
    private long events;

    /** @param end the offset behind the last record of the log's partition */
    ExportBar(PrintStream to, long end) {
        this.to = to;
        this.end = end;
    }

    void written(List<Line> batch) {
        events += batch.size();
        if (System.nanoTime() >= next) {
            next = System.nanoTime() + pause();
            show(batch.getLast().cursor().offset() + 1);
        }
    }

    void finish(@Nullable Path file) {
        show(end);
        to.printf(
                "%s%,d events%s in %s.%n",
                isTerminal ? System.lineSeparator() : "",
                events,
                file == null ? "" : " in " + file,
                Progress.seconds(begin));
    }

    private long pause() {
        return (isTerminal ? IN_A_TERMINAL : ELSEWHERE).toNanos();
    }

    private void show(long offset) {
        double share = end == 0 ? 1 : Math.min(1, (double) offset / end);
        int full = (int) Math.round(share * WIDTH);
        String line = "[%s%s] %3.0f %%  %,d events"
                .formatted("#".repeat(full), ".".repeat(WIDTH - full), 100 * share, events);
        if (isTerminal) {
            to.print("\r" + line);
        } else {
            to.println(line);
        }
    }
}

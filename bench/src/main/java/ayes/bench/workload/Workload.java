package ayes.bench.workload;

import ayes.bench.report.Report;
import java.io.PrintStream;
import java.util.List;

/** One question, and the load that answers it. Bounded in count and time. */
public interface Workload {

    /** As it is typed. */
    String name();

    /** In half a sentence. */
    String means();

    List<Option> options();

    /** What it can be told in words. */
    default List<Choice> choices() {
        return List.of();
    }

    /**
     * Runs it, and ends everything that it started.
     *
     * @param report to fill; it holds the machine already
     * @param out for those who wait
     */
    void run(Options options, Report report, PrintStream out) throws Exception;
}

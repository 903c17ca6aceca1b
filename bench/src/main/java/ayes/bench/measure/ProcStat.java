package ayes.bench.measure;

/**
 * One line of Linux's {@code /proc/PID/stat}, as proc(5) describes it.
 *
 * @param own ticks that the process itself has used, in user and in system mode
 * @param reaped ticks of its children that have ended and been waited for, and of theirs
 */
record ProcStat(long own, long reaped) {

    /** Fields 14 to 17; the first one after the name is field 3. */
    private static final int UTIME = 14 - 3;

    /** The name stands in parentheses and may hold spaces and parentheses itself: the last one ends it. */
    static ProcStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcStat(tick(fields, 0) + tick(fields, 1), tick(fields, 2) + tick(fields, 3));
    }

    private static long tick(String[] fields, int after) {
        return Long.parseLong(fields[UTIME + after]);
    }
}

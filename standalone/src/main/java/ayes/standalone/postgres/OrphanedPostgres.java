package ayes.standalone.postgres;

import ayes.standalone.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL whose Ayes was killed goes on running. Its data is whole: it only has to be told to stop before another
 * may start on the same files.
 */
public final class OrphanedPostgres {

    /** Its clients died with the Ayes that they were part of, so a fast shutdown is one checkpoint long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The file has whole seconds, and Linux counts a process's start in ticks since boot. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(10);

    /** What PostgreSQL writes into {@code postmaster.pid}: who it is and when it started. */
    record Claim(long pid, Instant startedAt) {

        /** Empty where the lines are not (yet) what PostgreSQL writes: pid, directory, start in epoch seconds, … */
        static Optional<Claim> parse(List<String> lines) {
            try {
                long pid = Long.parseLong(lines.get(0).strip());
                return Optional.of(new Claim(
                        pid, Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
            } catch (NumberFormatException | IndexOutOfBoundsException _) {
                return Optional.empty();
            }
        }

        /** After a reboot the same number is another program's: only the start time tells them apart. */
        boolean isAbout(Instant processStartedAt) {
            return Duration.between(startedAt, processStartedAt).abs().compareTo(CLOCKS_DIFFER_BY) <= 0;
        }
    }

    private OrphanedPostgres() {}

    /**
     * Stops the server that runs on these tables, if one does. The caller holds the data directory's lock, so whatever
     * runs is nobody's.
     *
     * @throws CannotStart if it does not stop
     */
    public static void stop(Path tables) throws IOException {
        Optional<ProcessHandle> orphan = find(tables);
        if (orphan.isPresent()) {
            ProcessHandle process = orphan.get();
            signal(process, "INT"); // fast shutdown: roll back, checkpoint, end
            if (!ended(process, PATIENCE)) {
                signal(process, "QUIT"); // immediate: the next start recovers from the WAL
                if (!ended(process, PATIENCE)) {
                    throw new CannotStart("A PostgreSQL of an Ayes that was killed still runs on " + tables
                            + " and does not stop: end it with kill -9 " + process.pid() + ", then start again.");
                }
            }
        }
    }

    /** The server that runs on these tables, by its own account and by the system's. */
    static Optional<ProcessHandle> find(Path tables) throws IOException {
        try {
            return Claim.parse(Files.readAllLines(tables.resolve("postmaster.pid")))
                    .flatMap(claim -> ProcessHandle.of(claim.pid())
                            .filter(process -> process.info()
                                    .startInstant()
                                    .filter(claim::isAbout)
                                    .isPresent()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Through the shell: its kill is built in, and a bare container has no program of that name. */
    private static void signal(ProcessHandle process, String name) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean ended(ProcessHandle process, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return !process.isAlive();
            }
        }
        return !process.isAlive();
    }
}

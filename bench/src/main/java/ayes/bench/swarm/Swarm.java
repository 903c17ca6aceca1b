package ayes.bench.swarm;

import ayes.bench.measure.CpuTime;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All viewers, over as many processes as their connections need. */
public final class Swarm implements AutoCloseable {

    /** What becomes of a viewer whose connection ends unasked. */
    public enum When {
        /** It is missed, and counted. */
        LOST_STAY_AWAY("stay"),
        /** It comes back as our pages do. */
        LOST_COME_BACK("come-back");

        private final String word;

        When(String word) {
            this.word = word;
        }
    }

    /** A process may open 20,000 descriptors on many systems, and needs some itself. */
    private static final int VIEWERS_A_PROCESS = 19_500;

    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(4);
    private static final int BETWEEN_LOOKS_MS = 20;

    private final List<SwarmProcess> processes = new ArrayList<>();
    private final Path directory;
    private int viewers;

    private Swarm(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts what so many need.
     *
     * @param directory for invitations and logs
     * @throws IllegalStateException where there is no epoll
     */
    public static Swarm start(Path directory, int viewers) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IllegalStateException("viewers by the thousand need Linux: their sockets are epoll's");
        }
        Files.createDirectories(directory);
        var swarm = new Swarm(directory);
        for (int i = 0; i * VIEWERS_A_PROCESS < viewers; i++) {
            swarm.processes.add(SwarmProcess.start(directory.resolve("swarm.log")));
        }
        return swarm;
    }

    /**
     * Connects more viewers; returns when all are.
     *
     * @param doors servers, of which viewers take turns; only host and port are looked at
     * @throws IllegalStateException if not all of them are in time
     */
    public void connect(List<URI> doors, List<Invitation> more, When lost) throws IOException {
        Path file = Files.createTempFile(directory, "invitations", "");
        Files.write(file, more.stream().map(Invitation::line).toList());
        String servers = doors.stream().map(URI::getAuthority).collect(Collectors.joining(" "));
        int each = Math.ceilDiv(more.size(), processes.size());
        int from = 0;
        for (SwarmProcess process : processes) {
            int count = Math.min(each, more.size() - from);
            process.tell("connect %s %d %d %s %d %s"
                    .formatted(file.toAbsolutePath(), from, count, lost.word, CONNECTED_WITHIN.toSeconds(), servers));
            from += count;
        }
        viewers += more.size();
        int connected = sum(answers());
        Files.delete(file);
        if (connected < viewers) {
            throw new IllegalStateException(
                    "%,d of %,d viewers connected within %s".formatted(connected, viewers, CONNECTED_WITHIN));
        }
    }

    public int connected() throws IOException {
        return sum(ask("connected"));
    }

    /** From now on it counts. */
    public void begin() throws IOException {
        ask("begin");
    }

    /** Since {@link #begin}. */
    public Seen seen() throws IOException {
        return ask("seen").stream().map(Seen::of).reduce(Seen::plus).orElseThrow();
    }

    /**
     * Waits until every viewer has seen this tally or a newer one.
     *
     * @return how many have not when the patience was over
     */
    public int stale(long seq, Duration patience) throws IOException, InterruptedException {
        return missing("reached " + seq, patience);
    }

    /** As {@link #stale}, for how the poll stands, such as {@code closed}. */
    public int unaware(String status, Duration patience) throws IOException, InterruptedException {
        return missing("know " + status, patience);
    }

    private int missing(String question, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        int missing = viewers - sum(ask(question));
        while (missing > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            missing = viewers - sum(ask(question));
        }
        return missing;
    }

    /** From now on every viewer notes down when it shows what, which takes memory. */
    public void watch() throws IOException {
        ask("watch");
    }

    /**
     * Waits until every viewer shows the newest of these votes in its room.
     *
     * @return how many do not when the patience is over
     */
    public int behind(List<Shot> votes, Duration patience) throws IOException, InterruptedException {
        Path file = Shot.write(votes, directory);
        long deadline = System.nanoTime() + patience.toNanos();
        int behind = sum(ask("behind " + file));
        while (behind > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10L * BETWEEN_LOOKS_MS);
            behind = sum(ask("behind " + file));
        }
        Files.delete(file);
        return behind;
    }

    /** Adds to what is {@link #seen} how long these votes took to the viewers of their rooms. */
    public void score(List<Shot> votes) throws IOException {
        Path file = Shot.write(votes, directory);
        ask("score " + file);
        Files.delete(file);
    }

    /** By process. */
    public List<Long> pids() {
        return processes.stream().map(SwarmProcess::pid).toList();
    }

    /** One viewer of so many stops reading. */
    public void stall(int oneOf) throws IOException {
        ask("stall " + oneOf);
    }

    /**
     * All read on.
     *
     * @param newest seq that was produced by now
     * @param gap more missing tallies than this are a gap
     */
    public void resume(long newest, int gap) throws IOException {
        ask("resume " + newest + " " + gap);
    }

    /** @param door whose server is ended about now */
    public void strike(URI door) throws IOException {
        ask("strike " + door.getAuthority());
    }

    /** Returns when all are gone. */
    public void leave() throws IOException {
        ask("leave");
        viewers = 0;
    }

    /** Of all its processes. */
    public long cpuNanos() {
        return processes.stream()
                .mapToLong(process -> CpuTime.nanosOf(process.pid()))
                .sum();
    }

    private List<String> ask(String command) throws IOException {
        for (SwarmProcess process : processes) {
            process.tell(command);
        }
        return answers();
    }

    private List<String> answers() throws IOException {
        var answers = new ArrayList<String>();
        for (SwarmProcess process : processes) {
            answers.add(process.answer());
        }
        return answers;
    }

    private static int sum(List<String> answers) {
        return answers.stream().mapToInt(Integer::parseInt).sum();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (SwarmProcess process : processes) {
            process.close();
        }
    }
}

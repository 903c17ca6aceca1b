package ayes.bench.fanout;

import ayes.bench.measure.CpuTime;
import ayes.bench.naive.TallyFrame;
import ayes.bench.swarm.Invitation;
import ayes.event.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * nginx with nchan: what fans out best among the servers that everybody can install. It gets the same bytes over one keep-alive
 * connection, straight from the bench, with no broker before it; it keeps the newest message only.
 */
public final class Nchan implements Sender {

    /** How to come by it. */
    public static final String INSTALL =
            "nginx with nchan is not installed, so it is left out (Debian and Ubuntu: apt install nginx libnginx-mod-nchan).";

    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);
    private static final int BETWEEN_LOOKS_MS = 50;

    private final Halls halls;
    private final int port;
    private final Process process;
    private final Socket socket;
    private final OutputStream requests;
    private final AnswerCount answers;
    private long published;

    /**
     * Empty if it is not installed.
     *
     * @param prefix a directory of its own
     * @param workers processes with one thread each
     */
    public static Optional<Nchan> start(Path prefix, Halls halls, int port, int workers) throws Exception {
        NchanFiles files = NchanFiles.find().orElse(null);
        if (files == null) {
            return Optional.empty();
        }
        Path home = prefix.toAbsolutePath();
        files.configure(home, port, workers);
        Process process = new ProcessBuilder(
                        files.nginx().toString(),
                        "-p",
                        home + "/",
                        "-e",
                        "error.log",
                        "-c",
                        home.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("nginx.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return Optional.of(new Nchan(halls, port, process, connect(port, process, home)));
    }

    private static Socket connect(int port, Process process, Path home) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
        }
        process.destroy();
        throw new IllegalStateException("nginx does not get ready: see " + home.resolve("nginx.log"));
    }

    private Nchan(Halls halls, int port, Process process, Socket socket) throws IOException {
        this.halls = halls;
        this.port = port;
        this.process = process;
        this.socket = socket;
        requests = socket.getOutputStream();
        answers = AnswerCount.of(socket.getInputStream());
    }

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public List<URI> doors() {
        return List.of(URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public List<Invitation> invitations(int viewers) {
        return IntStream.range(0, viewers)
                .mapToObj(viewer -> new Invitation("/watch/" + halls.session(viewer % halls.count()), ""))
                .toList();
    }

    /** Does not wait for the answer to the last one: a server that is behind must not slow the schedule down. */
    @Override
    public void publish(int hall, Tally tally) throws IOException {
        byte[] body = TallyFrame.of(tally).getBytes(StandardCharsets.US_ASCII);
        byte[] head = ("POST /publish/" + halls.session(hall) + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        requests.write(request);
        published++;
    }

    @Override
    public long cpuNanos() {
        return CpuTime.nanosOfTree(process.pid());
    }

    @Override
    public long feedCpuNanos() {
        return 0;
    }

    @Override
    public boolean tookAll() {
        return answers.await(published, TAKEN_WITHIN);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        process.destroy();
        if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}

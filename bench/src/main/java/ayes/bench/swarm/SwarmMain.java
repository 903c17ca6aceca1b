package ayes.bench.swarm;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process full of viewers. Commands come a line at a time on the standard input, and each is answered with a line; when the input ends,
 * so does the process.
 */
public final class SwarmMain {

    private static final int BETWEEN_LOOKS_MS = 10;
    private static final String YES = "yes";

    private final EventLoop loop;
    private final Viewers viewers;

    private SwarmMain(EventLoop loop) {
        this.loop = loop;
        viewers = new Viewers(loop);
    }

    public static void main(String[] none) throws Exception {
        var thread = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        var swarm = new SwarmMain(thread.next());
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(swarm.answer(line.split(" ")));
        }
        System.exit(0);
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "connect" -> connect(words);
            case "connected" -> "" + on(viewers::connected);
            case "begin" -> told(viewers::begin);
            case "seen" -> on(viewers::seen).line();
            case "reached" -> {
                long seq = Long.parseLong(words[1]);
                yield "" + on(() -> viewers.count(viewer -> viewer.known().seq() >= seq));
            }
            case "know" ->
                "" + on(() -> viewers.count(viewer -> viewer.known().status().equals(words[1])));
            case "watch" -> told(viewers::watch);
            case "score" -> score(Shot.read(Path.of(words[1])));
            case "behind" -> behind(Shot.read(Path.of(words[1])));
            case "stall" -> told(() -> viewers.stall(Integer.parseInt(words[1])));
            case "resume" -> told(() -> viewers.resume(Long.parseLong(words[1]), Long.parseLong(words[2])));
            case "strike" -> told(() -> viewers.strike(door(words[1])));
            case "leave" -> {
                told(viewers::leave);
                yield "" + settled(count -> count == 0, 30);
            }
            default -> throw new IllegalArgumentException("no such command: " + words[0]);
        };
    }

    /** connect FILE FIRST COUNT stay|come-back SECONDS DOOR… : how many are connected after that, at the latest. */
    private String connect(String[] words) throws Exception {
        int first = Integer.parseInt(words[2]);
        int count = Integer.parseInt(words[3]);
        List<InetSocketAddress> doors =
                Arrays.stream(words).skip(6).map(SwarmMain::door).toList();
        List<Invitation> more = invitations(Path.of(words[1]), first, count);
        int before = on(viewers::connected);
        told(() -> viewers.connect(doors, words[4].equals("come-back"), first, more));
        return "" + settled(connected -> connected >= before + count, Integer.parseInt(words[5]));
    }

    private String score(List<Shot> votes) throws Exception {
        return told(() -> viewers.score(votes));
    }

    private String behind(List<Shot> votes) throws Exception {
        Map<String, Long> last = votes.stream().collect(Collectors.toMap(Shot::path, Shot::seq, Math::max));
        return "" + on(() -> viewers.behind(last));
    }

    private int settled(IntPredicate enough, int seconds) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int connected = on(viewers::connected);
        while (!enough.test(connected) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            connected = on(viewers::connected);
        }
        return connected;
    }

    private static List<Invitation> invitations(Path file, int first, int count) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return new ArrayList<>(
                    lines.skip(first).limit(count).map(Invitation::of).toList());
        }
    }

    private static InetSocketAddress door(String word) {
        int colon = word.lastIndexOf(':');
        return new InetSocketAddress(word.substring(0, colon), Integer.parseInt(word.substring(colon + 1)));
    }

    private String told(Runnable command) throws Exception {
        loop.submit(command).get();
        return YES;
    }

    private <T> T on(Callable<T> question) throws Exception {
        return loop.submit(question).get();
    }
}

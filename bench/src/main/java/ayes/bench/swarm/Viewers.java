package ayes.bench.swarm;

import ayes.bench.measure.EpochMicros;
import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The viewers of one process and their connections. Everything here happens on one event loop. */
final class Viewers implements Connection.Fate {

    /** Handshakes on their way: as many as a server's backlog holds easily. */
    private static final int AT_ONCE = 200;

    /** Every address has its own 28,000 ports, some of which rest for a minute after use. */
    private static final int SOURCES = 16;

    private static final long ASK_AGAIN_MS = 1_000;
    private static final long LOOK_EVERY_MS = 1_000;
    private static final long SILENCE_MICROS = TimeUnit.SECONDS.toMicros(10);
    private static final int FIRST_FINAL_CODE = 4500;
    private static final int LAST_FINAL_CODE = 4999;

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final Ledger ledger = new Ledger();
    private final Scratch scratch = new Scratch();
    private final List<Viewer> all = new ArrayList<>();
    private final Deque<Viewer> waiting = new ArrayDeque<>();
    private List<InetSocketAddress> doors = List.of();
    private boolean comeBack;
    private boolean leaving;
    private int visit;
    private int connecting;
    private int connected;

    Viewers(EventLoop loop) {
        this.loop = loop;
        bootstrap =
                new Bootstrap().group(loop).channel(EpollSocketChannel.class).option(ChannelOption.TCP_NODELAY, true);
        var _ = loop.scheduleAtFixedRate(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Connects more of them, beside those that are here; the servers and what becomes of lost viewers hold for all.
     *
     * @param doors servers, of which viewers take turns
     * @param first number of the first of them
     */
    void connect(List<InetSocketAddress> doors, boolean comeBack, int first, List<Invitation> more) {
        this.doors = doors;
        this.comeBack = comeBack;
        leaving = false;
        for (int i = 0; i < more.size(); i++) {
            var viewer = new Viewer(first + i, more.get(i), ledger);
            viewer.tries().startAt(viewer.number());
            all.add(viewer);
            waiting.add(viewer);
        }
        letIn();
    }

    /** Viewers that are connected now. */
    int connected() {
        return connected;
    }

    int count(Predicate<Viewer> which) {
        return (int) all.stream().filter(which).count();
    }

    void begin() {
        ledger.begin(EpochMicros.now());
    }

    Seen seen() {
        return ledger.seen(connected);
    }

    /** From now on every viewer notes down when it shows what. */
    void watch() {
        all.forEach(viewer -> viewer.shown().begin());
    }

    /** What these votes took to the viewers of their rooms, added to what is {@link #seen}. */
    void score(List<Shot> votes) {
        Map<String, List<Viewer>> rooms = all.stream()
                .collect(Collectors.groupingBy(viewer -> viewer.invitation().path()));
        for (Shot vote : votes) {
            score(vote, rooms.getOrDefault(vote.path(), List.of()));
        }
    }

    private void score(Shot vote, List<Viewer> viewers) {
        long last = 0;
        for (Viewer viewer : viewers) {
            long at = viewer.shown().at(vote.seq());
            if (at == Shown.NEVER) {
                ledger.add(Count.UNSEEN, 1);
            } else {
                ledger.note(Spread.SHOWN, at - vote.dueMicros());
                ledger.note(Spread.AFTER_ANSWER, at - vote.answeredMicros());
                last = Math.max(last, at);
            }
        }
        if (last > 0) {
            ledger.note(Spread.SHOWN_TO_ALL, last - vote.dueMicros());
        }
    }

    /** Viewers that have not shown what they should by the end. See {@link Viewer#isBehind}. */
    int behind(Map<String, Long> lastSeqs) {
        return count(viewer -> viewer.isBehind(lastSeqs));
    }

    /** One viewer of so many stops reading. */
    void stall(int oneOf) {
        all.stream().filter(viewer -> viewer.number() % oneOf == 0).forEach(Viewer::stall);
    }

    void resume(long newest, long gap) {
        for (Viewer viewer : all) {
            if (!viewer.reads()) {
                viewer.resume(newest, gap, EpochMicros.now());
                if (!viewer.isConnected()) {
                    later(viewer, viewer.tries().lost(EpochMicros.now(), dice()));
                }
            }
        }
    }

    /** @param door whose server is ended about now */
    void strike(InetSocketAddress door) {
        long now = EpochMicros.now();
        all.stream()
                .filter(viewer -> viewer.isConnected() && isAt(viewer.channel(), door))
                .forEach(viewer -> viewer.strike(now));
    }

    private static boolean isAt(@Nullable Channel channel, InetSocketAddress door) {
        return channel != null
                && channel.remoteAddress() instanceof InetSocketAddress remote
                && remote.getPort() == door.getPort();
    }

    void leave() {
        leaving = true;
        visit++;
        connecting = 0;
        waiting.clear();
        for (Viewer viewer : all) {
            Channel channel = viewer.channel();
            if (channel != null) {
                var _ = channel.close();
            }
        }
        all.clear();
        ledger.begin(Long.MAX_VALUE);
    }

    private void letIn() {
        while (connecting < AT_ONCE && !waiting.isEmpty()) {
            connecting++;
            open(waiting.remove());
        }
    }

    private void open(Viewer viewer) {
        InetSocketAddress door = doors.get(viewer.tries().door(doors.size()));
        var source = new InetSocketAddress("127.0.0." + (2 + viewer.number() % SOURCES), 0);
        ChannelFuture future = bootstrap
                .clone()
                .handler(new Connection(viewer, door, this, scratch))
                .connect(door, source);
        var _ = future.addListener(done -> {
            if (!done.isSuccess()) {
                refused(viewer, 0);
            }
        });
    }

    @Override
    public void accepted(Viewer viewer) {
        connected++;
        if (!viewer.tries().isComingBack()) {
            connecting--;
            letIn();
        }
    }

    @Override
    public void refused(Viewer viewer, int retryAfter) {
        ledger.add(Count.REFUSED, 1);
        long wait = viewer.tries().refused(doors.size(), dice());
        later(
                viewer,
                viewer.tries().isComingBack() || wait == 0
                        ? wait
                        : Math.max(ASK_AGAIN_MS, TimeUnit.SECONDS.toMillis(retryAfter)));
    }

    @Override
    public void ended(Viewer viewer, int code) {
        connected--;
        boolean isFinal = code >= FIRST_FINAL_CODE && code <= LAST_FINAL_CODE;
        if (leaving) {
            return;
        }
        ledger.add(Count.DISCONNECTED, 1);
        if (comeBack && !isFinal && viewer.reads()) {
            later(viewer, viewer.tries().lost(EpochMicros.now(), dice()));
        }
    }

    private void later(Viewer viewer, long millis) {
        int then = visit;
        Runnable open = () -> {
            if (visit == then) {
                open(viewer);
            }
        };
        var _ = loop.schedule(open, millis, TimeUnit.MILLISECONDS);
    }

    /** A connection can die without a word, so silence counts as loss: as on our pages. */
    private void look() {
        if (!comeBack) {
            return;
        }
        long now = EpochMicros.now();
        for (Viewer viewer : all) {
            Channel channel = viewer.channel();
            if (viewer.isConnected() && channel != null && viewer.silence(now) > SILENCE_MICROS) {
                var _ = channel.close();
            }
        }
    }

    private static double dice() {
        return ThreadLocalRandom.current().nextDouble();
    }
}

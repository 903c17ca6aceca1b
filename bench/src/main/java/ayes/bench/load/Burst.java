package ayes.bench.load;

import ayes.bench.measure.Latencies;
import ayes.bench.measure.Percentiles;
import ayes.proof.load.Room;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The host says "now": every phone votes once, within two seconds, each over its own connection, with a token not seen before. */
public final class Burst {

    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final Duration ON_SCREEN_WITHIN = Duration.ofSeconds(10);

    private final Lines lines;
    private final URI ingest;

    public Burst(Lines lines, URI ingest) {
        this.lines = lines;
        this.ingest = ingest;
    }

    /**
     * What came of it.
     *
     * @param ack from sending a vote to its answer
     * @param screens from sending a vote to each screen that shows it
     * @param unseen pairs of a vote and a screen that did not show it in time
     */
    public record Result(long counted, long refused, Percentiles ack, Percentiles screens, long unseen) {}

    private record Counted(long seq, long sentAt) {}

    public Result run(UUID poll, List<Room.Phone> phones, Screens screens) throws InterruptedException {
        var ballots = new Ballots(ingest, poll);
        List<Line> open = lines.open(ingest, phones.size());
        var ack = new Latencies();
        var counted = ConcurrentHashMap.<Counted>newKeySet();
        var refused = new LongAdder();
        var over = new CountDownLatch(phones.size());
        for (int i = 0; i < phones.size(); i++) {
            Line line = open.get(i);
            byte[] vote = ballots.next(phones.get(i));
            lines.after(ThreadLocalRandom.current().nextLong(WITHIN.toNanos()), () -> {
                long sentAt = System.nanoTime();
                line.send(vote, reply -> {
                    ack.add(System.nanoTime() - sentAt);
                    if (reply.isCounted()) {
                        counted.add(new Counted(reply.seq(), sentAt));
                    } else {
                        refused.increment();
                    }
                    over.countDown();
                });
            });
        }
        over.await();
        long last = counted.stream().mapToLong(Counted::seq).max().orElse(0);
        awaitShown(screens, last);
        var shown = new Latencies();
        long unseen = 0;
        for (Counted vote : counted) {
            for (Showing screen : screens.showings()) {
                var at = screen.at(vote.seq());
                at.ifPresent(nanos -> shown.add(nanos - vote.sentAt()));
                unseen += at.isPresent() ? 0 : 1;
            }
        }
        return new Result(counted.size(), refused.sum(), ack.percentiles(), shown.percentiles(), unseen);
    }

    private static void awaitShown(Screens screens, long seq) throws InterruptedException {
        long deadline = System.nanoTime() + ON_SCREEN_WITHIN.toNanos();
        while (System.nanoTime() < deadline && screens.showings().stream().anyMatch(screen -> screen.through() < seq)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}

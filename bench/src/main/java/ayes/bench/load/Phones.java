package ayes.bench.load;

import ayes.bench.measure.Latencies;
import ayes.proof.load.Room;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Phones that vote over keep-alive connections. In a closed loop each connection sends its next vote when the last one is answered,
 * for one of the phones that are its own: a phone has one vote on its way at most.
 */
public final class Phones {

    private static final int SECONDS_A_PHONE_RESTS = 3;

    private final Lines lines;
    private final URI ingest;
    private final List<Room.Phone> phones;
    private final Ballots ballots;

    public Phones(Lines lines, URI ingest, UUID poll, List<Room.Phone> phones) {
        this.lines = lines;
        this.ingest = ingest;
        this.phones = List.copyOf(phones);
        this.ballots = new Ballots(ingest, poll);
    }

    /** As fast as {@code connections} at once can. */
    public Load closedLoop(int connections, Duration period) throws InterruptedException {
        if (connections > phones.size()) {
            throw new IllegalArgumentException(connections + " connections need as many phones, not " + phones.size());
        }
        List<Line> open = lines.open(ingest, connections);
        var loop = new Loop(open.size(), System.nanoTime() + period.toNanos());
        long from = System.nanoTime();
        for (int i = 0; i < open.size(); i++) {
            loop.vote(open.get(i), i);
        }
        loop.over.await();
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Load(loop.counted.sum(), loop.refused.sum(), seconds, loop.latencies.percentiles());
    }

    private final class Loop {

        private final int connections;
        private final long until;
        private final CountDownLatch over;
        private final Latencies latencies = new Latencies();
        private final LongAdder counted = new LongAdder();
        private final LongAdder refused = new LongAdder();

        private Loop(int connections, long until) {
            this.connections = connections;
            this.until = until;
            this.over = new CountDownLatch(connections);
        }

        private void vote(Line line, int connection) {
            int own = (phones.size() - connection + connections - 1) / connections;
            int phone = connection + connections * ThreadLocalRandom.current().nextInt(own);
            byte[] request = ballots.next(phones.get(phone));
            long sent = System.nanoTime();
            line.send(request, reply -> {
                long now = System.nanoTime();
                latencies.add(now - sent);
                (reply.isCounted() ? counted : refused).increment();
                if (now < until && !reply.isLost()) {
                    vote(line, connection);
                } else {
                    over.countDown();
                }
            });
        }
    }

    /** At a steady pace, whatever the answers do: a late answer does not hold the next vote up. */
    public Load steadily(int perSecond, Duration period) throws InterruptedException {
        int votes = Math.toIntExact(perSecond * period.toMillis() / 1_000);
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        var loop = new Loop(votes, 0);
        long from = System.nanoTime();
        List<Line> open = lines.open(ingest, Math.min(phones.size(), SECONDS_A_PHONE_RESTS * perSecond));
        for (int i = 0; i < votes; i++) {
            Line line = open.get(i % open.size());
            Room.Phone phone = phones.get(i % phones.size());
            lines.after(i * pause, () -> {
                long sent = System.nanoTime();
                line.send(ballots.next(phone), reply -> {
                    loop.latencies.add(System.nanoTime() - sent);
                    (reply.isCounted() ? loop.counted : loop.refused).increment();
                    loop.over.countDown();
                });
            });
        }
        loop.over.await();
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Load(loop.counted.sum(), loop.refused.sum(), seconds, loop.latencies.percentiles());
    }
}

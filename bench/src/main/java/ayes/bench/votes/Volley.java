package ayes.bench.votes;

import ayes.bench.load.Ballots;
import ayes.bench.load.Line;
import ayes.bench.load.Lines;
import ayes.bench.load.Reply;
import ayes.bench.measure.EpochMicros;
import ayes.proof.load.Room;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Phones that vote when it is their time, each with its own token, over keep-alive connections. A vote that finds no free connection waits,
 * and its latency with it. Rooms take turns, and in each of them its phones.
 */
public final class Volley implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final Lines lines = new Lines();
    private final List<Room> rooms;
    private final Deque<Line> free = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Map<UUID, Ballots> ballots = new HashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private int turn;

    /**
     * Connects.
     *
     * @param doors servers that take votes, of which connections take turns
     */
    public Volley(List<URI> doors, List<Room> rooms, int connections) throws InterruptedException {
        this.rooms = rooms;
        for (int i = 0; i < connections; i++) {
            free.add(lines.open(doors.get(i % doors.size())));
        }
        rooms.forEach(room -> room.polls().forEach(poll -> ballots.put(poll, new Ballots(doors.getFirst(), poll))));
    }

    /** Votes that were sent so far, and those of them that were answered: for those who wait. */
    public int sent() {
        return sent.get();
    }

    public int answered() {
        return answered.get();
    }

    /** Returns when the last one is answered, or given up: then its status is 0. */
    public List<Cast> run(Schedule schedule) throws InterruptedException {
        var votes = new ArrayList<Vote>(schedule.size());
        var run = new Run(schedule.size());
        long baseNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        long baseMicros = EpochMicros.now() + TimeUnit.MILLISECONDS.toMicros(50);
        for (int i = 0; i < schedule.size(); i++) {
            Vote vote = next(i, baseMicros + schedule.due(i) / 1_000);
            votes.add(vote);
            lines.after(baseNanos + schedule.due(i) - System.nanoTime(), () -> run.due(vote));
        }
        boolean _ = run.over.await(schedule.length().plus(ANSWERS_WITHIN).toMillis(), TimeUnit.MILLISECONDS);
        return run.casts(votes);
    }

    /** What is to be sent. */
    private record Vote(int number, int room, Room.Phone phone, UUID poll, int choice, long dueMicros) {}

    private Vote next(int number, long dueMicros) {
        int room = turn % rooms.size();
        int round = turn / rooms.size();
        turn++;
        Room there = rooms.get(room);
        int phones = there.phones().size();
        Room.Phone phone = there.phones().get(round % phones);
        // Whoever votes again means something else.
        int choice = (round % phones + round / phones) % Room.OPTIONS;
        return new Vote(number, room, phone, there.polls().getFirst(), choice, dueMicros);
    }

    /** On the lines' one thread, but for the waiting. */
    private final class Run {

        private final Cast[] casts;
        private final CountDownLatch over;

        private Run(int votes) {
            casts = new Cast[votes];
            over = new CountDownLatch(votes);
        }

        private void due(Vote vote) {
            if (free.isEmpty()) {
                waiting.add(() -> send(vote));
            } else {
                send(vote);
            }
        }

        private void send(Vote vote) {
            Line line = free.remove();
            long now = EpochMicros.now();
            sent.incrementAndGet();
            Ballots ofPoll = ballots.get(vote.poll());
            if (ofPoll == null) {
                throw new IllegalStateException("a poll that is in no room: " + vote.poll());
            }
            line.send(ofPoll.next(vote.phone(), vote.choice()), reply -> answered(vote, now, reply, line));
        }

        private void answered(Vote vote, long sentMicros, Reply reply, Line line) {
            answered.incrementAndGet();
            synchronized (this) {
                casts[vote.number()] = cast(vote, sentMicros, EpochMicros.now(), reply);
            }
            over.countDown();
            if (!reply.isLost()) {
                free.addLast(line); // another one next time: as many connections as there are votes on their way
                Runnable next = waiting.poll();
                if (next != null) {
                    next.run();
                }
            }
        }

        private synchronized List<Cast> casts(List<Vote> votes) {
            var list = new ArrayList<Cast>(casts.length);
            for (Vote vote : votes) {
                Cast cast = casts[vote.number()];
                list.add(cast != null ? cast : cast(vote, vote.dueMicros(), EpochMicros.now(), Reply.LOST));
            }
            return list;
        }

        private static Cast cast(Vote vote, long sentMicros, long answeredMicros, Reply reply) {
            return new Cast(
                    vote.room(),
                    vote.poll(),
                    vote.phone().participant(),
                    vote.choice(),
                    vote.dueMicros(),
                    sentMicros,
                    answeredMicros,
                    reply.status(),
                    reply.seq());
        }
    }

    @Override
    public void close() throws InterruptedException {
        lines.close();
    }
}

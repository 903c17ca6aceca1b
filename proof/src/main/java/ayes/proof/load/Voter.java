package ayes.proof.load;

import ayes.cluster.Member;
import ayes.proof.history.Attempt;
import ayes.proof.history.History;
import ayes.proof.history.Outcome;
import ayes.proof.history.Vote;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One thread of phones: each picks a phone, means something, and sends it until it knows what became of it. */
final class Voter implements Runnable {

    private static final int MOST_ATTEMPTS = 40;
    private static final int PERCENT = 100;

    /** Moments that a phone which had to wait makes up for. */
    private static final int MOST_BEHIND = 10;

    /** What people and networks do, in percent. */
    private static final int STRAYS = 3;

    private static final int TAKES_BACK = 6;

    private static final int CLAIMS_A_REVISION = 10;
    private static final int HANGS_UP = 3;
    private static final int SENDS_TWICE = 3;
    private static final int COMES_AGAIN_LATE = 3;

    /** A retry that was stuck in a queue somewhere. */
    private record Late(Room.Phone phone, Vote vote, long dueAt) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(dueAt, ((Late) other).dueAt);
        }
    }

    private final List<Room> rooms;
    private final List<Member> ingests;
    private final Api api;
    private final History history;
    private final Progress progress;
    private final Random random;
    private final long pauseNanos;
    private final DelayQueue<Late> late = new DelayQueue<>();
    private volatile boolean leaving;

    Voter(List<Room> rooms, List<Member> ingests, Api api, History history, Progress progress, long seed, long pause) {
        this.rooms = rooms;
        this.ingests = ingests;
        this.api = api;
        this.history = history;
        this.progress = progress;
        this.random = new Random(seed);
        this.pauseNanos = pause;
    }

    void leave() {
        leaving = true;
    }

    @Override
    public void run() {
        long next = System.nanoTime() / pauseNanos * pauseNanos;
        try {
            while (!leaving) {
                Late again = late.poll();
                if (again != null) {
                    settle(again.phone(), again.vote());
                } else {
                    next = Math.max(next + pauseNanos, (System.nanoTime() / pauseNanos - MOST_BEHIND) * pauseNanos);
                    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                    vote(next / pauseNanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param moment of which everybody has the same: they all look at one poll, and answer at once */
    private void vote(long moment) throws InterruptedException {
        Room room = chance(STRAYS) ? any(rooms) : rooms.get((int) (moment % rooms.size()));
        Room.Phone phone = any(room.phones());
        List<UUID> polls = room.polls();
        UUID poll = chance(STRAYS) ? any(polls) : polls.get((int) (moment / rooms.size() % polls.size()));
        List<Integer> choices = chance(TAKES_BACK) ? List.of() : List.of(random.nextInt(Room.OPTIONS));
        boolean claims = !choices.isEmpty() && chance(CLAIMS_A_REVISION);
        var vote = new Vote(
                UUID.randomUUID().toString(),
                poll,
                phone.participant(),
                choices,
                claims ? 1L + random.nextInt(50) : null);
        if (!choices.isEmpty() && chance(HANGS_UP)) {
            hangUp(phone, vote);
        }
        if (chance(SENDS_TWICE)) {
            Thread twin = Thread.ofVirtual().start(() -> attemptQuietly(phone, vote));
            settle(phone, vote);
            twin.join();
        } else {
            settle(phone, vote);
        }
        if (chance(COMES_AGAIN_LATE)) {
            late.add(new Late(
                    phone, vote, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(200, 8_000))));
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    private void hangUp(Room.Phone phone, Vote vote) {
        long invoked = System.nanoTime();
        Outcome outcome = api.sendAndHangUp(anyIngest(), vote, phone.token(), random.nextBoolean());
        add(new Attempt(vote, invoked, System.nanoTime(), outcome));
    }

    /** With the same key, at another ingest each time, until it is known what became of it. */
    private void settle(Room.Phone phone, Vote vote) throws InterruptedException {
        int first = random.nextInt(ingests.size());
        for (int i = 0; i < MOST_ATTEMPTS && !leaving; i++) {
            Outcome outcome = attempt(ingests.get((first + i) % ingests.size()).address(), phone, vote);
            if (outcome instanceof Outcome.Counted || outcome instanceof Outcome.Refused) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(1_000, 20L << Math.min(i, 6)) + random.nextInt(20));
        }
    }

    private void attemptQuietly(Room.Phone phone, Vote vote) {
        try {
            attempt(anyIngest(), phone, vote);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome attempt(URI ingest, Room.Phone phone, Vote vote) throws InterruptedException {
        long invoked = System.nanoTime();
        Outcome outcome = api.send(ingest, vote, phone.token());
        add(new Attempt(vote, invoked, System.nanoTime(), outcome));
        return outcome;
    }

    private void add(Attempt attempt) {
        history.add(attempt);
        progress.told(attempt);
    }

    private URI anyIngest() {
        return ingests.get(Math.floorMod(System.nanoTime() / 1_000, ingests.size()))
                .address();
    }
}

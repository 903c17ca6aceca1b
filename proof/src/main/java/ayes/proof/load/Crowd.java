package ayes.proof.load;

import ayes.cluster.Cluster;
import ayes.proof.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everybody: phones, hosts and screens, from the first vote to the last. */
public final class Crowd {

    private static final int ROOMS = 4;
    private static final int PHONES = 200;
    private static final int SCREENS_A_ROOM = 2;
    private static final int THREADS = 192;
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final History history;
    private final Progress progress = new Progress();
    private final Api api = new Api();
    private final List<Room> rooms;
    private final List<Voter> voters = new ArrayList<>();
    private final List<Screen> screens = new ArrayList<>();
    private final List<Thread> voting = new ArrayList<>();
    private final List<Thread> watching = new ArrayList<>();
    private final Host host;

    /**
     * Opens the rooms; nobody votes yet.
     *
     * @param rate votes a second, all phones together
     */
    public Crowd(Cluster cluster, History history, long seed, int rate) throws Exception {
        this.cluster = cluster;
        this.history = history;
        rooms = Rooms.open(cluster, api, ROOMS, PHONES);
        var random = new Random(seed);
        long pause = Duration.ofSeconds(1).toNanos() * THREADS / rate;
        for (int i = 0; i < THREADS; i++) {
            voters.add(new Voter(rooms, cluster.ingests(), api, history, progress, random.nextLong(), pause));
        }
        host = new Host(rooms, cluster.ingests(), api, history, random.nextLong());
    }

    public Progress progress() {
        return progress;
    }

    /** Doors open. */
    public void begin() {
        for (int room = 0; room < rooms.size(); room++) {
            for (int i = 0; i < SCREENS_A_ROOM; i++) {
                var screen = new Screen(
                        "screen-" + room + "-" + i, rooms.get(room), cluster.gateways(), api.http(), history);
                screens.add(screen);
                watching.add(Thread.ofVirtual().start(screen));
            }
        }
        voters.forEach(voter -> voting.add(Thread.ofVirtual().start(voter)));
        voting.add(Thread.ofVirtual().start(host));
    }

    /** Nobody votes any more; what was sent is settled or given up. The screens stay. */
    public void stopVoting() throws InterruptedException {
        voters.forEach(Voter::leave);
        host.leave();
        for (Thread thread : voting) {
            thread.join(LEAVES_WITHIN);
        }
    }

    public void leave() throws InterruptedException {
        screens.forEach(Screen::leave);
        for (Thread thread : watching) {
            thread.join(LEAVES_WITHIN);
        }
        api.http().shutdownNow();
    }
}

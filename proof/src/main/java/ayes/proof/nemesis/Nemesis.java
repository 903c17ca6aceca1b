package ayes.proof.nemesis;

import ayes.cluster.Cluster;
import ayes.cluster.Member;
import ayes.proof.history.Fault;
import ayes.proof.history.History;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Strikes all kinds of blows equally often, in a shuffled order: one of five times one alone, when everything is whole, which is
 * when a recovery can be timed; else two to four within moments, and while those before may still be felt.
 */
public final class Nemesis {

    private static final int ONE_OF = 5;
    private static final int AT_ONCE = 4;
    private static final int APART_MILLIS = 1_500;
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final History history;
    private final Random random;
    private final Duration every;
    private final Consumer<String> told;
    private final List<Blow> deck = new ArrayList<>();
    private final Lock oneAtATime = new ReentrantLock();
    private int number;

    /** @param every the time from one blow to the next, if the deployment is whole again by then */
    public Nemesis(Cluster cluster, History history, long seed, Duration every, Consumer<String> told) {
        this.cluster = cluster;
        this.history = history;
        this.random = new Random(seed);
        this.every = every;
        this.told = told;
    }

    /** Strikes until then; afterwards everything runs again. */
    public void rage(long untilNanos) throws Exception {
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < untilNanos) {
                boolean alone = random.nextInt(ONE_OF) == 0;
                if (alone) {
                    awaitWhole(cluster.steps());
                }
                long next = System.nanoTime() + every.toNanos();
                volley(alone ? 1 : 2 + random.nextInt(AT_ONCE - 1), hands);
                startAgain();
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        }
    }

    private void volley(int blows, ExecutorService hands) throws Exception {
        List<Future<?>> struck = new ArrayList<>();
        for (int i = 0; i < blows; i++) {
            if (i > 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(APART_MILLIS));
            }
            struck.add(strike(draw(), hands));
        }
        for (Future<?> blow : struck) {
            join(blow);
        }
    }

    private static void join(Future<?> blow) throws Exception {
        try {
            blow.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Blow draw() {
        if (deck.isEmpty()) {
            deck.addAll(Arrays.asList(Blow.values()));
            Collections.shuffle(deck, random);
        }
        return deck.removeLast();
    }

    private Future<?> strike(Blow blow, ExecutorService hands) {
        int mine = ++number;
        var own = new Random(random.nextLong()); // blows at once must not share the order of their dice
        return hands.submit(() -> {
            awaitWhole(blow.whole(cluster));
            if (blow.timedFromItsEnd()) {
                // There is one broker and one database: a log cannot be cut while another blow starts its broker again.
                oneAtATime.lock();
                try {
                    return land(blow, mine, own);
                } finally {
                    oneAtATime.unlock();
                }
            }
            return land(blow, mine, own);
        });
    }

    private int land(Blow blow, int mine, Random own) throws Exception {
        long began = System.nanoTime();
        String target = blow.strike(cluster, own);
        long ended = System.nanoTime();
        history.add(new Fault(mine, blow.title(), target, began, ended, blow.timedFromItsEnd() ? ended : began));
        told.accept("%d: %s, %s".formatted(mine, blow.title(), target));
        return mine;
    }

    /** Whoever is down is started. */
    private void startAgain() throws IOException {
        for (Member member : cluster.steps()) {
            member.start();
        }
    }

    private boolean somebodyRelays() {
        return cluster.relays().stream().anyMatch(cluster::leads);
    }

    private void awaitWhole(List<Member> members) throws InterruptedException {
        long deadline = System.nanoTime() + WHOLE_WITHIN.toNanos();
        while (!members.stream().allMatch(cluster::isReady) || !somebodyRelays()) {
            if (System.nanoTime() > deadline) {
                told.accept("not all are ready after a minute; going on");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}

package ayes.bench.load;

import ayes.proof.load.Room;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Phones that leave the network in the middle of a vote: the connection ends with a reset, as a lost phone's does. */
public final class HangUps {

    /** Keys begin with this, and go on with the number of the vote. */
    public static final String KEYS = "hang-up-";

    /** Long enough that some answers are on their way, or there. */
    private static final int LONGEST_WAIT_MICROS = 8_000;

    private static final int KINDS = 3;

    private final URI ingest;
    private final Ballots ballots;
    private final List<Room.Phone> phones;
    private final BitSet whole = new BitSet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger unconnected = new AtomicInteger();

    public HangUps(URI ingest, UUID poll, List<Room.Phone> phones) {
        this.ingest = ingest;
        this.ballots = new Ballots(ingest, poll);
        this.phones = List.copyOf(phones);
    }

    /** So many more. Returns when all have hung up. */
    public void run(int count, int atOnce) throws InterruptedException {
        int end = next.get() + count;
        var over = new CountDownLatch(atOnce);
        for (int i = 0; i < atOnce; i++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int vote = next.getAndIncrement(); vote < end; vote = next.getAndIncrement()) {
                        hangUp(vote);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    over.countDown();
                }
            });
        }
        over.await();
        next.set(end);
    }

    /** Before the body is whole, right after it, or while the answer may be on its way. */
    private void hangUp(int vote) throws InterruptedException {
        var random = ThreadLocalRandom.current();
        byte[] request = ballots.of(phones.get(random.nextInt(phones.size())), KEYS + vote);
        int kind = vote % KINDS;
        int length = kind == 0 ? request.length - random.nextInt(1, Ballots.bodyLength() + 1) : request.length;
        if (kind != 0) {
            synchronized (whole) {
                whole.set(vote);
            }
        }
        try (var socket = new Socket(ingest.getHost(), ingest.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request, 0, length);
            if (kind == 2) {
                TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_WAIT_MICROS));
            }
        } catch (IOException refused) {
            unconnected.incrementAndGet();
        }
    }

    /** Whether this key is one of those whose vote was sent whole, and may therefore be counted. */
    public boolean maySayCounted(String key) {
        synchronized (whole) {
            return key.startsWith(KEYS) && whole.get(Integer.parseInt(key.substring(KEYS.length())));
        }
    }

    /** How many could not connect, or were cut off by the server. */
    public int unconnected() {
        return unconnected.get();
    }
}

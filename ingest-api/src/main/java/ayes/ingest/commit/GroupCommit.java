package ayes.ingest.commit;

import ayes.ingest.commit.Lane.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Many commands, one transaction for a batch of a stream. Batching is natural: whatever has gathered while a few
 * transactions are in flight goes with the next one (a fixed delay was measured slower). Each stream has one batch in
 * flight at most, and streams take turns, so that a hot poll does not starve the rest.
 *
 * <p>Answering takes about as long as committing does: each answer is encoded and written. So a lane goes on to its next
 * transaction first, and the answers are given elsewhere than on the thread of the connection, which other streams may share.
 *
 * <p>The transaction is subscribed to here and not by the caller: a phone that hangs up must not cancel a statement,
 * because a cancelled R2DBC statement poisons its pooled connection.
 *
 * @param <K> the stream
 * @param <C> a command
 * @param <O> its outcome
 */
public final class GroupCommit<K, C, O> {

    private final GroupCommitSettings settings;
    private final BatchTransaction<K, C, O> transaction;
    private final Function<C, Object> author;
    private final Executor answering;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private final Map<K, Lane<K, C, O>> lanes = new HashMap<>();
    private final ArrayDeque<Lane<K, C, O>> ready = new ArrayDeque<>();
    private int taken;
    private int inFlight;
    private boolean stopping;

    /**
     * Puts it together.
     *
     * @param author of a command: two commands of one author never share a batch
     * @param answering runs what gives the answers of one batch
     */
    public GroupCommit(
            GroupCommitSettings settings,
            BatchTransaction<K, C, O> transaction,
            Function<C, Object> author,
            Executor answering) {
        this.settings = settings;
        this.transaction = transaction;
        this.author = author;
        this.answering = answering;
    }

    /** Errors with {@link QueueFull} (nothing taken), {@link CommitUnknown}, or what the database said (nothing accepted). */
    public Mono<O> submit(K stream, C command) {
        return Mono.defer(() -> {
            var answer = new CompletableFuture<O>();
            take(stream, new Waiting<>(command, answer));
            pump();
            return Mono.fromFuture(answer, true);
        });
    }

    /** Commands taken and not yet answered. */
    public int depth() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no more, and waits until everything that was taken is answered.
     *
     * @return false if that took longer than {@code atMost}
     */
    public boolean drain(Duration atMost) throws InterruptedException {
        long remaining = atMost.toNanos();
        lock.lock();
        try {
            stopping = true;
            while (taken > 0 && remaining > 0) {
                remaining = drained.awaitNanos(remaining);
            }
            return taken == 0;
        } finally {
            lock.unlock();
        }
    }

    private void take(K stream, Waiting<C, O> command) {
        lock.lock();
        try {
            if (stopping || taken >= settings.queueSize()) {
                throw new QueueFull(stopping ? "this process is stopping" : taken + " commands are waiting");
            }
            taken++;
            var lane = lanes.get(stream);
            if (lane == null) {
                lane = new Lane<>(stream);
                lanes.put(stream, lane);
                ready.add(lane);
            }
            lane.add(command);
        } finally {
            lock.unlock();
        }
    }

    /** Starts transactions while there are lanes that wait and room for one more in flight. */
    private void pump() {
        while (true) {
            Lane<K, C, O> lane;
            List<Waiting<C, O>> batch;
            lock.lock();
            try {
                if (inFlight >= settings.transactionsInFlight() || ready.isEmpty()) {
                    return;
                }
                inFlight++;
                lane = ready.remove();
                batch = lane.take(settings.batchSize(), author);
            } finally {
                lock.unlock();
            }
            run(lane, batch);
        }
    }

    private void run(Lane<K, C, O> lane, List<Waiting<C, O>> batch) {
        outcomes(lane.key(), batch).subscribe(answers -> {
            release(lane);
            answering.execute(() -> answer(answers));
            pump();
        });
    }

    /** An answer for every command of the batch; never errors. If one row fails the batch, it is halved: the others' commands stand. */
    private Mono<List<Answer<O>>> outcomes(K stream, List<Waiting<C, O>> batch) {
        return Mono.defer(() -> transaction.run(
                        stream, batch.stream().map(Waiting::command).toList()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a transaction ended without outcomes")))
                .map(outcomes -> Answer.each(batch, outcomes))
                .onErrorResume(failure -> {
                    if (batch.size() > 1 && settings.worthHalving().test(failure)) {
                        int middle = batch.size() / 2;
                        return outcomes(stream, batch.subList(0, middle))
                                .concatWith(outcomes(stream, batch.subList(middle, batch.size())))
                                .collectList()
                                .map(halves ->
                                        halves.stream().flatMap(List::stream).toList());
                    }
                    return Mono.just(Answer.each(batch, failure));
                });
    }

    /** The lane may have its next transaction. */
    private void release(Lane<K, C, O> lane) {
        lock.lock();
        try {
            inFlight--;
            if (lane.isEmpty()) {
                lanes.remove(lane.key());
            } else {
                ready.add(lane);
            }
        } finally {
            lock.unlock();
        }
    }

    private void answer(List<Answer<O>> answers) {
        try {
            answers.forEach(Answer::give);
        } finally {
            lock.lock();
            try {
                taken -= answers.size();
                if (taken == 0) {
                    drained.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits as {@link #drain} does, for callers that cannot be interrupted. */
    public boolean drainQuietly(Duration atMost) {
        try {
            return drain(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

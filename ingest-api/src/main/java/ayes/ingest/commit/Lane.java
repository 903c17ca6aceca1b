package ayes.ingest.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The commands that wait for one stream, in their order of arrival. Guarded by the {@link GroupCommit} that owns it. */
final class Lane<K, C, O> {

    record Waiting<C, O>(C command, CompletableFuture<O> answer) {}

    private final K key;
    private ArrayDeque<Waiting<C, O>> waiting = new ArrayDeque<>();

    Lane(K key) {
        this.key = key;
    }

    K key() {
        return key;
    }

    void add(Waiting<C, O> command) {
        waiting.add(command);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** At most {@code size} commands, no two of the same author: the second has to see what the first made. */
    List<Waiting<C, O>> take(int size, Function<C, Object> author) {
        var batch = new ArrayList<Waiting<C, O>>(Math.min(size, waiting.size()));
        var authors = new HashSet<>();
        var later = new ArrayDeque<Waiting<C, O>>();
        while (!waiting.isEmpty() && batch.size() < size) {
            Waiting<C, O> next = waiting.remove();
            if (authors.add(author.apply(next.command()))) {
                batch.add(next);
            } else {
                later.add(next);
            }
        }
        later.addAll(waiting);
        waiting = later;
        return batch;
    }
}

package ayes.ingest.commit;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * One transaction for one batch.
 *
 * @param <K> the lane: the stream whose row the transaction locks
 */
@FunctionalInterface
public interface BatchTransaction<K, C, O> {

    /**
     * Completes after COMMIT with one outcome for each command, in order. Errors with {@link CommitUnknown} if the
     * connection was lost while committing; with anything else, nothing was accepted.
     */
    Mono<List<O>> run(K lane, List<C> batch);
}

package ayes.ingest.commit;

import ayes.ingest.commit.Lane.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command, not yet told.
 *
 * @param outcome null if it failed
 * @param failure null if there is an outcome
 */
record Answer<O>(
        CompletableFuture<O> waiting,
        @Nullable O outcome,
        @Nullable Throwable failure) {

    /** Each its own outcome. */
    static <C, O> List<Answer<O>> each(List<Waiting<C, O>> batch, List<O> outcomes) {
        var answers = new ArrayList<Answer<O>>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            answers.add(new Answer<>(batch.get(i).answer(), outcomes.get(i), null));
        }
        return answers;
    }

    /** All the same failure. */
    static <C, O> List<Answer<O>> each(List<Waiting<C, O>> batch, Throwable failure) {
        return batch.stream()
                .map(waiting -> new Answer<O>(waiting.answer(), null, failure))
                .toList();
    }

    void give() {
        if (failure != null) {
            waiting.completeExceptionally(failure);
        } else {
            waiting.complete(outcome);
        }
    }
}

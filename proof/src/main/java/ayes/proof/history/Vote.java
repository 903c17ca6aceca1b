package ayes.proof.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one phone means to say to one poll. However often it is sent, its key stays.
 *
 * @param key the idempotency key, unique over the run
 * @param choices 0-based option indexes; empty takes the vote back
 * @param revision that the phone claims; null leaves it to the server
 */
public record Vote(
        String key,
        UUID poll,
        UUID participant,
        List<Integer> choices,
        @Nullable Long revision) {

    public Vote {
        choices = List.copyOf(choices);
    }
}

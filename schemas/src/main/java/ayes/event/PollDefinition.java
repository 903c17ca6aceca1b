package ayes.event;

import java.util.List;

/**
 * What a poll asks.
 *
 * @param position 0-based place in the session when it was made
 * @param options the answers in order; a ballot names them by 0-based index
 */
public record PollDefinition(
        int position, PollKind kind, String question, List<String> options, PollSettings settings) {

    public PollDefinition {
        options = List.copyOf(options);
    }
}

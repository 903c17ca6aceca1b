package ayes.wire;

import ayes.event.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the processor keeps for one stream.
 *
 * @param base the fold of every event up to its {@code through}; null before the first event was folded in
 * @param above events that wait above a hole, in order of their seq
 */
public record StateOf<T>(@Nullable T base, List<Recorded> above) {

    public StateOf {
        above = List.copyOf(above);
    }
}

package ayes.replay;

import ayes.event.Recorded;
import java.util.Map;
import java.util.Optional;

/**
 * One export as a fold over a session's records in log order. Holds what it has seen, so one object serves one export.
 *
 * <p>To know the repeats behind a {@code from} that is a cursor, the records before it are folded in as well, silently.
 * That makes exports of adjoining ranges, put together, the same lines as one export of them all.
 */
public final class History {

    private final int partition;
    private final Range range;
    private final Delivered delivered = new Delivered();

    public History(int partition, Range range) {
        this.partition = partition;
        this.range = range;
    }

    /** The line of this record; empty if it is a repeat or out of the range. */
    public Optional<Map<String, Object>> line(long offset, Recorded recorded) {
        if (!delivered.first(recorded) || !range.admits(offset, recorded.acceptedAt())) {
            return Optional.empty();
        }
        return Optional.of(EventLine.of(recorded, new Cursor(partition, offset)));
    }
}

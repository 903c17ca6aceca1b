package ayes.replay;

import ayes.event.Recorded;
import java.util.Optional;

/**
 * One export as a fold over a session's records in log order. Holds what it has seen, so one object serves one export.
 *
 * <p>To know the repeats behind a {@code from} that is a cursor, the records before it are folded in as well, silently.
 * That makes exports of adjoining ranges, put together, the same lines as one export of them all.
 */
public final class History {

    private final int partition;
    private final Part part;
    private final Delivered delivered = new Delivered();

    public History(int partition, Part part) {
        this.partition = partition;
        this.part = part;
    }

    /** The line of this record; empty if it is a repeat or nobody wants to know. */
    public Optional<Line> line(long offset, Recorded recorded) {
        if (!delivered.first(recorded)) {
            return Optional.empty();
        }
        boolean asked = part.range().admits(offset, recorded.acceptedAt())
                && part.selection().admits(recorded);
        boolean told = asked || (part.everything() && !part.range().isOver(offset, recorded.acceptedAt()));
        return told ? Optional.of(new Line(recorded, new Cursor(partition, offset), asked)) : Optional.empty();
    }
}

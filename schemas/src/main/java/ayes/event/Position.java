package ayes.event;

import java.util.Comparator;

/**
 * The place of an event in its stream: dense from 1 within an epoch, in commit order. A higher epoch wins everywhere.
 *
 * @param epoch one number for the whole database, raised by an operator after a restore that lost a tail
 * @param seq handed out under the stream's row lock
 */
public record Position(long epoch, long seq) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::seq);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}

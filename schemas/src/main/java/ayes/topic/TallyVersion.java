package ayes.topic;

import ayes.event.SessionView;
import ayes.event.Tally;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * How new a tally is, readable from a record's header without opening its value. A value never gives way to a lower
 * version; at an equal version the later record wins, so that a corrected one shows.
 */
public record TallyVersion(long epoch, long counted) implements Comparable<TallyVersion> {

    private static final Comparator<TallyVersion> ORDER =
            Comparator.comparingLong(TallyVersion::epoch).thenComparingLong(TallyVersion::counted);

    public static TallyVersion of(Tally tally) {
        return new TallyVersion(tally.epoch(), tally.counted());
    }

    public static TallyVersion of(SessionView session) {
        return new TallyVersion(session.epoch(), session.counted());
    }

    /** @throws java.nio.BufferUnderflowException if there are fewer than 16 bytes */
    public static TallyVersion of(byte[] header) {
        var bytes = ByteBuffer.wrap(header);
        return new TallyVersion(bytes.getLong(), bytes.getLong());
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(epoch)
                .putLong(counted)
                .array();
    }

    @Override
    public int compareTo(TallyVersion other) {
        return ORDER.compare(this, other);
    }
}

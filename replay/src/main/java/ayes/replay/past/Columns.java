package ayes.replay.past;

import java.util.Arrays;

/** A stream's events side by side, 37 bytes each, and no object for any of them. Kept in the stream's order by {@link Track}. */
final class Columns {

    static final int BYTES_EACH = 37;

    private static final int FIRST_ROOM = 16;

    long[] epoch = new long[FIRST_ROOM];
    long[] seq = new long[FIRST_ROOM];
    /** Epoch µs. */
    long[] at = new long[FIRST_ROOM];
    /** What kind of event: see {@link Track}. */
    byte[] kind = new byte[FIRST_ROOM];
    /** Who, or which of the events that are kept whole. */
    int[] who = new int[FIRST_ROOM];

    int[] ballot = new int[FIRST_ROOM];
    int[] previous = new int[FIRST_ROOM];

    private int size;

    int size() {
        return size;
    }

    /** What is behind it moves up. */
    void openAt(int place) {
        if (size == seq.length) {
            grow();
        }
        int moved = size - place;
        if (moved > 0) {
            System.arraycopy(epoch, place, epoch, place + 1, moved);
            System.arraycopy(seq, place, seq, place + 1, moved);
            System.arraycopy(at, place, at, place + 1, moved);
            System.arraycopy(kind, place, kind, place + 1, moved);
            System.arraycopy(who, place, who, place + 1, moved);
            System.arraycopy(ballot, place, ballot, place + 1, moved);
            System.arraycopy(previous, place, previous, place + 1, moved);
        }
        size++;
    }

    long bytes() {
        return (long) seq.length * BYTES_EACH;
    }

    private void grow() {
        // By half, not by all: at a million events the room that nobody uses counts.
        int room = size + (size >> 1);
        epoch = Arrays.copyOf(epoch, room);
        seq = Arrays.copyOf(seq, room);
        at = Arrays.copyOf(at, room);
        kind = Arrays.copyOf(kind, room);
        who = Arrays.copyOf(who, room);
        ballot = Arrays.copyOf(ballot, room);
        previous = Arrays.copyOf(previous, room);
    }
}

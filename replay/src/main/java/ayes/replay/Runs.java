package ayes.replay;

import java.util.TreeMap;

/**
 * A set of seqs as runs without holes. Seqs are dense, so this stays as small as the number of holes that are open, be
 * the stream as long as it may, and wherever in the stream the first seq was seen.
 */
final class Runs {

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** False if it was there already. */
    boolean add(long seq) {
        var before = lastByFirst.floorEntry(seq);
        if (before != null && before.getValue() >= seq) {
            return false;
        }
        long first = before != null && before.getValue() == seq - 1 ? before.getKey() : seq;
        Long joined = lastByFirst.remove(seq + 1);
        lastByFirst.put(first, joined == null ? seq : joined);
        return true;
    }

    /** How many runs there are: one more than the open holes between them. */
    int size() {
        return lastByFirst.size();
    }
}

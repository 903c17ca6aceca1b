package ayes.relay.sweeper;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which numbers of which streams were seen in the log: one bit each. */
final class LoggedSeqs {

    private record Stream(UUID id, long epoch) {}

    private final Map<Stream, BitSet> seen = new HashMap<>();

    void saw(UUID stream, long epoch, long seq) {
        seen.computeIfAbsent(new Stream(stream, epoch), _ -> new BitSet()).set(Math.toIntExact(seq));
    }

    boolean hold(UUID stream, long epoch, long seq) {
        BitSet seqs = seen.get(new Stream(stream, epoch));
        return seqs != null && seqs.get(Math.toIntExact(seq));
    }
}

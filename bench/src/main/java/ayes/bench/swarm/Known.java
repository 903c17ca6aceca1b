package ayes.bench.swarm;

import tools.jackson.databind.JsonNode;

/**
 * What a viewer knows of its room's one poll. The poll's facts (open or closed) and its counts have places of their own, as on our pages:
 * tallies run ahead of the last frame that said how the poll stands.
 */
final class Known {

    private String poll = "";
    private String status = "";
    private long epoch;
    private long factsSeq;
    private long seq;

    /** The newest tally's seq; 0 before the first. */
    long seq() {
        return seq;
    }

    /** Such as {@code open}; empty as long as nobody said. */
    String status() {
        return status;
    }

    void counts(long newSeq) {
        seq = Math.max(seq, newSeq);
    }

    /** @param frame of a poll whole, alone or in a snapshot */
    void poll(JsonNode frame) {
        long newSeq = frame.path("seq").asLong(0);
        if (newSeq >= factsSeq) {
            poll = frame.path("poll").asString("");
            epoch = frame.path("epoch").asLong(0);
            status = frame.path("status").asString("");
            factsSeq = newSeq;
        }
        counts(newSeq);
    }

    /** The query parameter with which it comes back; empty if it knows nothing. */
    String have() {
        return poll.isEmpty() ? "" : poll + ":" + epoch + "." + Math.min(factsSeq, seq);
    }
}

package ayes.relay.sweeper;

import java.time.Instant;
import java.util.UUID;

/**
 * How far PostgreSQL has accepted events of one stream.
 *
 * @param seq of the newest
 * @param at when the newest was accepted, by the database's clock
 */
record Accepted(UUID stream, UUID session, long epoch, long seq, Instant at) {

    boolean newerThan(Accepted other) {
        return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
    }
}

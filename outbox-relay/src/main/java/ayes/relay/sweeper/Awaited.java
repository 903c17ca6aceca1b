package ayes.relay.sweeper;

import java.time.Instant;

/**
 * What we wait for in one stream that is not confirmed. It stays until it is counted, however many events follow, so that a
 * busy stream cannot hide a loss behind its own newest event.
 *
 * @param acceptedAt when the awaited event was accepted, by the database's clock
 * @param since when we began to wait, by our clock
 * @param through where the tally stood when we looked last
 * @param unmovedSince since when it has stood there
 */
record Awaited(long epoch, long seq, Instant acceptedAt, Instant since, long through, Instant unmovedSince) {

    static Awaited from(Accepted accepted, Counted counted, Instant now) {
        return new Awaited(accepted.epoch(), accepted.seq(), accepted.at(), now, counted.through(), now);
    }

    /** The same wait after another look, or a new one if this one is over. */
    Awaited look(Accepted accepted, Counted counted, Instant now) {
        if (epoch != accepted.epoch() || counted.through() >= seq) {
            return from(accepted, counted, now);
        }
        return counted.through() == through ? this : new Awaited(epoch, seq, acceptedAt, since, counted.through(), now);
    }
}

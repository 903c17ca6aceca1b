package ayes.relay.sweeper;

import java.time.Instant;

/**
 * What we wait for in one stream that is not confirmed. It stays until it is counted, however many events follow, so that a
 * busy stream cannot hide a loss behind its own newest event.
 *
 * @param acceptedAt when the awaited event was accepted, by the database's clock
 * @param writtenBefore a place in the write-ahead log behind it
 * @param since when we began to wait, by our clock
 * @param through where the tally stood when we looked last
 * @param unmovedSince since when it has stood there
 */
record Awaited(
        long epoch,
        long seq,
        Instant acceptedAt,
        long writtenBefore,
        Instant since,
        long through,
        Instant unmovedSince) {

    static Awaited from(Accepted accepted, Counted counted, long writtenBefore, Instant now) {
        return new Awaited(accepted.epoch(), accepted.seq(), accepted.at(), writtenBefore, now, counted.through(), now);
    }

    /** The same wait after another look, or a new one if this one is over. */
    Awaited look(Accepted accepted, Counted counted, long written, Instant now) {
        if (epoch != accepted.epoch() || counted.through() >= seq) {
            return from(accepted, counted, written, now);
        }
        return counted.through() == through
                ? this
                : new Awaited(epoch, seq, acceptedAt, writtenBefore, since, counted.through(), now);
    }
}

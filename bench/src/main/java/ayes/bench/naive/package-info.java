/**
 * The gateway that one would write first, kept as a yardstick: WebFlux, one sink a room, {@code session.send}. In: tallies from the log.
 * Out: frames to whoever connects, in the words of the contract. Promises nothing: no tokens, no snapshot, no resume, and for a slow viewer a queue of stale frames.
 */
@NullMarked
package ayes.bench.naive;

import org.jspecify.annotations.NullMarked;

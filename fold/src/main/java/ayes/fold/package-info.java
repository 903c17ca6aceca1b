/**
 * A tally is the left fold of its events. In: events of a stream, in any order, with repeats and holes. Out: the stream's
 * state, and the value that screens show. The same set of events gives the same value, whatever their order; a repeat
 * counts once; a hole stays visible in the numbers until it is filled. Plain values and functions, which
 * stream-processor runs on Kafka and replay runs over the past.
 */
@NullMarked
package ayes.fold;

import org.jspecify.annotations.NullMarked;

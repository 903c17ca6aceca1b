/**
 * Step 3, log to tally: a tally is the left fold of its events. In: events of a stream, in any order, with repeats and
 * holes. Out: the stream's state, and the value that screens show. The same set of events gives the same value, whatever
 * their order; a repeat counts once; a hole stays visible in the numbers until it is filled. The rule is plain values
 * and functions; {@code streams} runs it on Kafka.
 */
@NullMarked
package ayes.processor;

import org.jspecify.annotations.NullMarked;

/**
 * Step 3, log to tally. In: events of a stream, in any order, with repeats and holes. Out: the stream's state, and the
 * value that screens show. The rule is {@code ayes.fold}; here is what the step is made of, and {@code streams} runs the
 * fold on Kafka.
 */
@NullMarked
package ayes.processor;

import org.jspecify.annotations.NullMarked;

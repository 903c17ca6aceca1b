/**
 * The fold on Kafka Streams. In: records of {@code ayes.events}, at least once. Out: tallies and session views, of which
 * none shows what was not put into the state first, and dead letters for what could not be read. A crash repeats work
 * and loses none: state and outputs are flushed before the progress is committed, and whatever may have been held back
 * is shown again by the next owner.
 */
@NullMarked
package ayes.processor.streams;

import org.jspecify.annotations.NullMarked;

/**
 * What the log and the tallies hold. In: topics, read from their beginning by consumers that belong to no group and leave no
 * trace. Out: events for the fold, and the newest tally of every stream.
 */
@NullMarked
package ayes.verify.kafka;

import org.jspecify.annotations.NullMarked;

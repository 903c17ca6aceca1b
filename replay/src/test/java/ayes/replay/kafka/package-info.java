/** Exports over a log in memory: what is read, when, and for whom. */
@NullMarked
package ayes.replay.kafka;

import org.jspecify.annotations.NullMarked;

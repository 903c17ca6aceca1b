/**
 * A session that happened, as load. In: its history as it is exported, one JSON object a line. Out: what people did and when, and the tallies
 * that came of it.
 */
@NullMarked
package ayes.bench.recording;

import org.jspecify.annotations.NullMarked;

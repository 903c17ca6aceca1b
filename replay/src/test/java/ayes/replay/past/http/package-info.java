/** The calls about the past, over a log in memory. */
@NullMarked
package ayes.replay.past.http;

import org.jspecify.annotations.NullMarked;

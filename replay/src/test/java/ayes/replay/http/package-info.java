/** The public call, over a log in memory. */
@NullMarked
package ayes.replay.http;

import org.jspecify.annotations.NullMarked;

/** Time travel, tested. */
@NullMarked
package ayes.replay.past;

import org.jspecify.annotations.NullMarked;

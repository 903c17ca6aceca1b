@NullMarked
package ayes.replay.format;

import org.jspecify.annotations.NullMarked;

/** What an export promises, in plain values. */
@NullMarked
package ayes.replay;

import org.jspecify.annotations.NullMarked;

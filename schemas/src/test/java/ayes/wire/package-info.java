/** What the bytes promise: yesterday's are readable tomorrow, and garbage is never guessed at. */
@NullMarked
package ayes.wire;

import org.jspecify.annotations.NullMarked;

/** Time that does not jump, under clocks that do. */
@NullMarked
package ayes.clock;

import org.jspecify.annotations.NullMarked;

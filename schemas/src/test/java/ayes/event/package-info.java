/** The few rules that the language itself holds. */
@NullMarked
package ayes.event;

import org.jspecify.annotations.NullMarked;

/** Who may do what. */
@NullMarked
package ayes.access;

import org.jspecify.annotations.NullMarked;

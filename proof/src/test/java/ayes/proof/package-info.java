/** The promise on real processes, for two minutes. */
@NullMarked
package ayes.proof;

import org.jspecify.annotations.NullMarked;

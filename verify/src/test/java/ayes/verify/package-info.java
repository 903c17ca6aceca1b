/** Tests. */
@NullMarked
package ayes.verify;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package ayes.standalone.operator;

import org.jspecify.annotations.NullMarked;

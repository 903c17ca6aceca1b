/** The rules that the compiler cannot keep for us. Each says why it is there. */
@NullMarked
package ayes.rules;

import org.jspecify.annotations.NullMarked;

/** The checker, checked: sound runs hold, and every way to break one turns the verdict red. */
@NullMarked
package ayes.proof.check;

import org.jspecify.annotations.NullMarked;

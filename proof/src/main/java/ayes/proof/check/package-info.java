/**
 * The verdict. In: what the outside saw and what is there. Out: every way in which the two, or the promise, do not fit. Plain
 * functions of plain values; each rule is a file, and each has been seen to turn red.
 */
@NullMarked
package ayes.proof.check;

import org.jspecify.annotations.NullMarked;

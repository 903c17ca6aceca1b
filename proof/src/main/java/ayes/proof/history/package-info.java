/**
 * What happened, as the outside saw it. In: every attempt of every phone, every frame of every screen, every fault. Out: the
 * same, in order, for the checker. Times are {@link System#nanoTime()} of the one process that runs the proof.
 */
@NullMarked
package ayes.proof.history;

import org.jspecify.annotations.NullMarked;

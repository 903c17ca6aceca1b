/**
 * The promise under attack. In: a seed and a duration. Out: a verdict over every vote that was sent, while every process that the
 * product consists of was killed, frozen and restarted.
 */
@NullMarked
package ayes.proof;

import org.jspecify.annotations.NullMarked;

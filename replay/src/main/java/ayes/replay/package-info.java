/**
 * Step 5, log to history. In: a session's records of the event log, in log order, with the repeats that re-deliveries and
 * repairs leave there. Out: every event of the asked range exactly once, as a line. The rule is pure: where a cursor
 * points, what a range admits, which record is a repeat, how an event reads. {@code kafka} reads the log, {@code http}
 * answers.
 */
@NullMarked
package ayes.replay;

import org.jspecify.annotations.NullMarked;

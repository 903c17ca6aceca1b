/**
 * Votes on a schedule that waits for nobody, through the whole of Ayes to every screen. In: rooms, phones, a schedule. Out: when each vote
 * was due, sent and answered, when every screen showed it, and whether the database, the tally and the answers say the same in the end.
 */
@NullMarked
package ayes.bench.votes;

import org.jspecify.annotations.NullMarked;

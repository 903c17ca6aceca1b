/**
 * The safety net. In: the seqs that PostgreSQL has handed out, and the tallies that came out at the far end. Out: an audit
 * of every stream that moved, and once more the events that got lost in between. It shares no code, role, connection or
 * client with the relay, so that a bug there costs seconds and not votes.
 */
@NullMarked
package ayes.relay.sweeper;

import org.jspecify.annotations.NullMarked;

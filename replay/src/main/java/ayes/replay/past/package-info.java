/**
 * The past of a session. In: its events, once, in the order in which the log has them. Out: where it stood at any moment,
 * and what happened between two moments: series, moves, participation, under the rule that counted or under another one.
 * What it says is what the fold says that counted live: the fold's own states are kept every so often, and what lies
 * between is folded again. {@code http} answers the calls; the log is read in {@code ayes.replay.kafka}.
 */
@NullMarked
package ayes.replay.past;

import org.jspecify.annotations.NullMarked;

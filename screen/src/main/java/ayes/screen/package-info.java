/**
 * What a screen shows and who is told what. In: tallies, sessions and audits. Out: a scoreboard, what of it is news to
 * which class of viewers, and the frames that say it, as JSON. Promises: an older value never follows a newer one, and
 * hidden results never reach a participant. Plain values and functions: fanout-gateway shows the present with them,
 * replay the past.
 */
@NullMarked
package ayes.screen;

import org.jspecify.annotations.NullMarked;

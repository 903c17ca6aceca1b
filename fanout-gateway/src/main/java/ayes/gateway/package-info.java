/**
 * Step 4, tally to screen. In: the newest tallies, sessions, audits and presence from the log. Out: to every viewer of
 * every session the newest of what that viewer may see, as JSON frames. Promises: an older value never follows a newer one,
 * hidden results never reach a participant, and a slow viewer costs nobody anything. What a screen shows is said in
 * {@code ayes.screen}; here are the rooms in which it is shown; the packages below know Kafka, sockets and HTTP.
 */
@NullMarked
package ayes.gateway;

import org.jspecify.annotations.NullMarked;

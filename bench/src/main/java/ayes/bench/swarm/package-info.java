/**
 * Viewers by the thousand, in processes of their own. In: addresses and invitations. Out: how late frames were, how many came, how
 * many were skipped, and who saw the last one. They speak WebSocket with no library in between, because they share their cores with
 * what they measure; and they come back to a lost server as our pages do.
 */
@NullMarked
package ayes.bench.swarm;

import org.jspecify.annotations.NullMarked;

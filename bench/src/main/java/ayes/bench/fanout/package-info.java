/**
 * What carries tallies to viewers, and what is held beside it. In: tallies of made-up rooms, at a rate. Out: servers that viewers connect
 * to, and the CPU time that each of them used. Nothing in here listens to anything but loopback; what it started, it ends.
 */
@NullMarked
package ayes.bench.fanout;

import org.jspecify.annotations.NullMarked;
